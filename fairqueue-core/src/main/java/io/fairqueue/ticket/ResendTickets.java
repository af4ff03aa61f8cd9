package io.fairqueue.ticket;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.Stores;
import io.fairqueue.port.TicketStore.ResendOutcome;
import java.time.InstantSource;

/** Has a claim's tickets mailed once more, for those who may see who buys. */
final class ResendTickets {

  private final Stores stores;
  private final Authorization authorization;
  private final InstantSource time;

  ResendTickets(Stores stores, InstantSource time) {
    this.stores = stores;
    this.authorization = new Authorization(stores, time);
    this.time = time;
  }

  public Permitted<ResendOutcome> resend(Actor actor, ClaimId id) {
    Claim claim = stores.claims().find(id).orElse(null);
    if (claim == null) {
      return new Permitted.NotFound<>();
    }
    Event event = stores.events().find(claim.facts().eventId()).orElse(null);
    if (event == null || !authorization.allows(actor, event, Right.SEE_PEOPLE)) {
      return new Permitted.Forbidden<>();
    }
    return new Permitted.Allowed<>(
        authorization.noted(
            actor,
            Deed.on(event, "claim.resend").to(id),
            () -> stores.tickets().resend(id, time.instant())));
  }
}
