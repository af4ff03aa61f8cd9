/** Joining the line, waiting in it, and leaving it. */
@NullMarked
package io.fairqueue.http.line;

import org.jspecify.annotations.NullMarked;
