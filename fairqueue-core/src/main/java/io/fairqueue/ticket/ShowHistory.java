package io.fairqueue.ticket;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.Stores;
import io.fairqueue.ticket.Tickets.History;
import java.time.InstantSource;

/** A claim's tickets and their check-ins, to those who may see who buys. */
final class ShowHistory {

  private final Stores stores;
  private final Authorization authorization;

  ShowHistory(Stores stores, InstantSource time) {
    this.stores = stores;
    this.authorization = new Authorization(stores, time);
  }

  public Permitted<History> of(Actor actor, ClaimId id) {
    Claim claim = stores.claims().find(id).orElse(null);
    if (claim == null) {
      return new Permitted.NotFound<>();
    }
    Event event = stores.events().find(claim.facts().eventId()).orElse(null);
    return event != null && authorization.allows(actor, event, Right.SEE_PEOPLE)
        ? new Permitted.Allowed<>(
            new History(stores.tickets().ofClaim(id), stores.tickets().checkInsOf(id)))
        : new Permitted.Forbidden<>();
  }
}
