/** Fans wait, are admitted and leave. The door is {@link io.fairqueue.line.Line}. */
@NullMarked
package io.fairqueue.line;

import org.jspecify.annotations.NullMarked;
