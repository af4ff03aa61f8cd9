package io.fairqueue.ticket;

import io.fairqueue.domain.Ticket;
import java.util.List;

/** A claim's tickets, or why there are none to show. */
public sealed interface TicketsResult {

  record Found(List<Ticket> tickets) implements TicketsResult {}

  record NotFound() implements TicketsResult {}

  record Forbidden() implements TicketsResult {}

  record NotConfirmed() implements TicketsResult {}
}
