package io.fairqueue.ticket;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Lookup;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketId;
import io.fairqueue.port.CheckInOutcome;
import io.fairqueue.port.Parts;

/** Tickets of confirmed claims. */
public final class Tickets {

  private final ShowTickets show;
  private final CheckInTicket checkIn;

  public Tickets(Parts parts) {
    this.show = new ShowTickets(parts.stores().claims(), parts.stores().tickets());
    this.checkIn = new CheckInTicket(parts.stores(), parts.time());
  }

  public TicketsResult ofClaim(ClaimId claim, CustomerId fan) {
    return show.ofClaim(claim, fan);
  }

  public Lookup<Ticket> show(TicketId id, CustomerId fan) {
    return show.show(id, fan);
  }

  public Lookup<CheckInOutcome> checkIn(Actor actor, EventId event, TicketId ticket) {
    return checkIn.checkIn(actor, event, ticket);
  }
}
