package io.fairqueue.claim;

import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.port.ClaimStore;
import io.fairqueue.port.ClaimStore.ReleaseOutcome;
import io.fairqueue.port.Notifier;
import java.time.InstantSource;

/** Gives a fan's unpaid claim back. */
final class ReleaseClaim {

  private final ClaimStore claims;
  private final Notifier notifier;
  private final InstantSource time;

  ReleaseClaim(ClaimStore claims, Notifier notifier, InstantSource time) {
    this.claims = claims;
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
    if (!claim.facts().customerId().equals(customer)) {
      return new Permitted.Forbidden<>();
    }
    ReleaseOutcome outcome =
        claims.release(id, ReleaseReason.CUSTOMER, giveUpPayment, time.instant());
    if (outcome instanceof ReleaseOutcome.Released) {
      notifier.notify(new Notifier.Notice.StockChanged(claim.facts().eventId()));
    }
    return new Permitted.Allowed<>(outcome);
  }
}
