/** Fans' event streams of a line. */
@NullMarked
package io.fairqueue.http.stream;

import org.jspecify.annotations.NullMarked;
