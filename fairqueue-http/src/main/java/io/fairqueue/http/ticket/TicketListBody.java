package io.fairqueue.http.ticket;

import java.util.List;

/** The tickets of a claim, in the order of its units. */
record TicketListBody(List<TicketBody> data) {}
