@NullMarked
package io.fairqueue.cli.claim;

import org.jspecify.annotations.NullMarked;
