@NullMarked
package io.fairqueue.cli.witness;

import org.jspecify.annotations.NullMarked;
