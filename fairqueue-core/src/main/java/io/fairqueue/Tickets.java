package io.fairqueue;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketId;
import io.fairqueue.port.CheckInOutcome;
import io.fairqueue.usecase.Actor;
import io.fairqueue.usecase.CheckInTicket;
import io.fairqueue.usecase.Lookup;
import io.fairqueue.usecase.ShowTickets;
import io.fairqueue.usecase.TicketsResult;

/** Tickets of confirmed claims. */
public final class Tickets {

  private final ShowTickets show;
  private final CheckInTicket checkIn;

  Tickets(FairQueue.Builder b) {
    this.show = new ShowTickets(b.stores.claims(), b.stores.tickets());
    this.checkIn = new CheckInTicket(b.stores, b.time);
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
