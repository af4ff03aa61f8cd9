/** The seats of an event. */
@NullMarked
package io.fairqueue.http.seat;

import org.jspecify.annotations.NullMarked;
