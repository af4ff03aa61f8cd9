@NullMarked
package io.fairqueue.cli.output;

import org.jspecify.annotations.NullMarked;
