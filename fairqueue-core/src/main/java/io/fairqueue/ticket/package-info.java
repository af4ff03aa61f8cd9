/** What a sold claim lets in. The door is {@link io.fairqueue.ticket.Tickets}. */
@NullMarked
package io.fairqueue.ticket;

import org.jspecify.annotations.NullMarked;
