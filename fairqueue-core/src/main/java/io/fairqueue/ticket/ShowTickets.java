package io.fairqueue.ticket;

import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketId;
import io.fairqueue.port.ClaimStore;
import io.fairqueue.port.TicketStore;

/** Tickets, to the fan who owns them. */
final class ShowTickets {

  private final ClaimStore claims;
  private final TicketStore tickets;

  ShowTickets(ClaimStore claims, TicketStore tickets) {
    this.claims = claims;
    this.tickets = tickets;
  }

  public Permitted<Tickets.OfClaim> ofClaim(ClaimId id, CustomerId fan) {
    Claim claim = claims.find(id).orElse(null);
    if (claim == null) {
      return new Permitted.NotFound<>();
    }
    if (!claim.facts().customerId().equals(fan)) {
      return new Permitted.Forbidden<>();
    }
    return new Permitted.Allowed<>(
        claim instanceof Claim.Confirmed
            ? new Tickets.OfClaim.Issued(tickets.ofClaim(id))
            : new Tickets.OfClaim.NotConfirmed());
  }

  public Permitted<Ticket> show(TicketId id, CustomerId fan) {
    Ticket ticket = tickets.find(id).orElse(null);
    if (ticket == null) {
      return new Permitted.NotFound<>();
    }
    return ticket.facts().customerId().equals(fan)
        ? new Permitted.Allowed<>(ticket)
        : new Permitted.Forbidden<>();
  }
}
