package io.fairqueue.ticket;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketId;
import io.fairqueue.port.Parts;
import io.fairqueue.port.TicketStore.CheckInOutcome;
import java.util.List;

/** Tickets of confirmed claims. */
public final class Tickets {

  private final ShowTickets show;
  private final CheckInTicket checkIn;

  public Tickets(Parts parts) {
    this.show = new ShowTickets(parts.stores().claims(), parts.stores().tickets());
    this.checkIn = new CheckInTicket(parts.stores(), parts.time());
  }

  public Permitted<OfClaim> ofClaim(ClaimId claim, CustomerId fan) {
    return show.ofClaim(claim, fan);
  }

  public Permitted<Ticket> show(TicketId id, CustomerId fan) {
    return show.show(id, fan);
  }

  public Permitted<CheckInOutcome> checkIn(Actor actor, EventId event, TicketId ticket) {
    return checkIn.checkIn(actor, event, ticket);
  }

  /** The tickets of a claim. */
  public sealed interface OfClaim {

    record Issued(List<Ticket> tickets) implements OfClaim {

      public Issued {
        tickets = List.copyOf(tickets);
      }
    }

    /** There are none: the claim is not sold, or not any more. */
    record NotConfirmed() implements OfClaim {}
  }
}
