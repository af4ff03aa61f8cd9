/** Draws, in {@code draws} and the logs of lines. */
@NullMarked
package io.fairqueue.postgres.draw;

import org.jspecify.annotations.NullMarked;
