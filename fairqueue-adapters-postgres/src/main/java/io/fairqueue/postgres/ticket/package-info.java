/** Tickets, and the door. */
@NullMarked
package io.fairqueue.postgres.ticket;

import org.jspecify.annotations.NullMarked;
