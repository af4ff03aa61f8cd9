/** An event's seats, section by section: what is sold, and what is kept from sale. */
@NullMarked
package io.fairqueue.http.console.seat;

import org.jspecify.annotations.NullMarked;
