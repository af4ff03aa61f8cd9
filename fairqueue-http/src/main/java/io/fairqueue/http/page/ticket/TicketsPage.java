package io.fairqueue.http.page.ticket;

import io.fairqueue.http.page.frame.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fan's tickets, the newest first, and what is held and not paid yet.
 *
 * @param held the claims that wait to be paid
 * @param more the address of older ones; null for none
 */
public record TicketsPage(
    Frame frame, List<Held> held, List<TicketCard> tickets, @Nullable String more) {

  public TicketsPage {
    held = List.copyOf(held);
    tickets = List.copyOf(tickets);
  }

  /** A claim that waits to be paid. */
  public record Held(String claim, String event, String until) {}
}
