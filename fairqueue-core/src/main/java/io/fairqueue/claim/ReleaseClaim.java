package io.fairqueue.claim;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.ClaimStore;
import io.fairqueue.port.ClaimStore.ReleaseOutcome;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.Stores;
import java.time.InstantSource;

/** Gives a fan's unpaid claim back. */
final class ReleaseClaim {

  private final Stores stores;
  private final ClaimStore claims;
  private final Authorization authorization;
  private final Notifier notifier;
  private final InstantSource time;

  ReleaseClaim(Stores stores, Notifier notifier, InstantSource time) {
    this.stores = stores;
    this.claims = stores.claims();
    this.authorization = new Authorization(stores, time);
    this.notifier = notifier;
    this.time = time;
  }

  /**
   * Gives it back.
   *
   * @param giveUpPayment a pending payment ends as well; money that comes for it goes back
   */
  public Permitted<ReleaseOutcome> release(ClaimId id, CustomerId customer, boolean giveUpPayment) {
    Claim claim = claims.find(id).orElse(null);
    if (claim == null) {
      return new Permitted.NotFound<>();
    }
    return claim.facts().customerId().equals(customer)
        ? told(claim, released(claim, giveUpPayment))
        : new Permitted.Forbidden<>();
  }

  /** The same by an organizer, as its fan could. */
  public Permitted<ReleaseOutcome> release(Actor actor, ClaimId id, boolean giveUpPayment) {
    Claim claim = claims.find(id).orElse(null);
    if (claim == null) {
      return new Permitted.NotFound<>();
    }
    Event event = stores.events().find(claim.facts().eventId()).orElse(null);
    return event != null && authorization.allows(actor, event, Right.REFUND)
        ? told(
            claim,
            authorization.noted(
                actor,
                Deed.on(event, "claim.release").to(id),
                () -> released(claim, giveUpPayment)))
        : new Permitted.Forbidden<>();
  }

  private ReleaseOutcome released(Claim claim, boolean giveUpPayment) {
    return claims.release(
        claim.facts().id(), ReleaseReason.CUSTOMER, giveUpPayment, time.instant());
  }

  private Permitted<ReleaseOutcome> told(Claim claim, ReleaseOutcome outcome) {
    if (outcome instanceof ReleaseOutcome.Released) {
      notifier.notify(new Notifier.Notice.StockChanged(claim.facts().eventId()));
    }
    return new Permitted.Allowed<>(outcome);
  }
}
