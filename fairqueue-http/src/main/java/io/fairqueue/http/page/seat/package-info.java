/** Seats to look at, and to choose from at one's turn. */
@NullMarked
package io.fairqueue.http.page.seat;

import org.jspecify.annotations.NullMarked;
