package io.fairqueue.http.page.ticket;

import io.fairqueue.domain.Ticket;
import io.fairqueue.http.page.event.EventHead;
import io.fairqueue.http.request.Paths;

/**
 * A ticket.
 *
 * @param state the end of its text's name
 * @param picture where its code is drawn
 */
public record TicketCard(
    String id, EventHead event, String label, String state, String picture, String number) {

  private static final int SHORT = 8;

  static TicketCard of(Ticket ticket, String label, EventHead event) {
    String id = ticket.id().toString();
    return new TicketCard(
        id,
        event,
        label,
        switch (ticket) {
          case Ticket.Valid valid -> "valid";
          case Ticket.CheckedIn used -> "used";
          case Ticket.Voided no -> "void";
        },
        Paths.TICKETS + "/" + id + "/qr.svg",
        id.substring(0, SHORT));
  }

  /** Whether there is a code to show. */
  public boolean isShown() {
    return !state.equals("void");
  }
}
