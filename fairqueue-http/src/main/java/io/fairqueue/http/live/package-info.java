/** A sale as those who run it watch it: put together once a second, however many watch. */
@NullMarked
package io.fairqueue.http.live;

import org.jspecify.annotations.NullMarked;
