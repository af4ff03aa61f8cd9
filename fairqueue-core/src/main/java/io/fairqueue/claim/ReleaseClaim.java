package io.fairqueue.claim;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.ReleaseReason;
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
    this.authorization = new Authorization(stores.audit(), time);
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
        ? release(claim, giveUpPayment)
        : new Permitted.Forbidden<>();
  }

  /** The same by an organizer, as its fan could. */
  public Permitted<ReleaseOutcome> release(Actor actor, ClaimId id, boolean giveUpPayment) {
    Claim claim = claims.find(id).orElse(null);
    if (claim == null) {
      return new Permitted.NotFound<>();
    }
    return stores
            .events()
            .find(claim.facts().eventId())
            .filter(event -> authorization.allows(actor, event, "claim.release", id.toString()))
            .isPresent()
        ? release(claim, giveUpPayment)
        : new Permitted.Forbidden<>();
  }

  private Permitted<ReleaseOutcome> release(Claim claim, boolean giveUpPayment) {
    ReleaseOutcome outcome =
        claims.release(claim.facts().id(), ReleaseReason.CUSTOMER, giveUpPayment, time.instant());
    if (outcome instanceof ReleaseOutcome.Released) {
      notifier.notify(new Notifier.Notice.StockChanged(claim.facts().eventId()));
    }
    return new Permitted.Allowed<>(outcome);
  }
}
