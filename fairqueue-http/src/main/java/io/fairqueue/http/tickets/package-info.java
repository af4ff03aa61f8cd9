/** Tickets, and the door. */
@NullMarked
package io.fairqueue.http.tickets;

import org.jspecify.annotations.NullMarked;
