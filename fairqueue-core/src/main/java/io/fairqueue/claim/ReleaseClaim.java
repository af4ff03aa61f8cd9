package io.fairqueue.claim;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.port.ClaimStore;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.ReleaseOutcome;
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
  public ReleaseResult release(ClaimId id, CustomerId customer, boolean giveUpPayment) {
    Claim claim = claims.find(id).orElse(null);
    if (claim == null) {
      return ReleaseResult.NOT_FOUND;
    }
    if (!claim.facts().customerId().equals(customer)) {
      return ReleaseResult.FORBIDDEN;
    }
    return switch (claims.release(id, ReleaseReason.CUSTOMER, giveUpPayment, time.instant())) {
      case ReleaseOutcome.Released released -> {
        notifier.notify(new Notifier.Notice.StockChanged(claim.facts().eventId()));
        yield ReleaseResult.RELEASED;
      }
      case ReleaseOutcome.NotHeld notHeld -> ReleaseResult.NOT_HELD;
      case ReleaseOutcome.PaymentInProgress pending -> ReleaseResult.PAYMENT_IN_PROGRESS;
    };
  }
}
