/** Tickets, to be shown at the door. */
@NullMarked
package io.fairqueue.http.page.ticket;

import org.jspecify.annotations.NullMarked;
