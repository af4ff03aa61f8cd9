package io.fairqueue.http.claim;

import io.fairqueue.FairQueue;
import io.fairqueue.claim.Claims;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.PaymentStore.RefundOutcome;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Gives money back, by the API and by the console. What there is a reason against throws a {@link
 * ProblemException}. Thread-safe; blocks.
 */
@Singleton
public final class RefundDesk {

  private final Claims claims;

  RefundDesk(FairQueue fairQueue) {
    this.claims = fairQueue.claims();
  }

  /**
   * Asks for it; the gateway is asked soon.
   *
   * @param units of the claim; none for all that are left
   * @param force also when a ticket let somebody in
   */
  public void refund(
      Caller.Staff staff, ClaimId claim, Set<UnitId> units, String reason, boolean force) {
    var result =
        force
            ? claims.forceRefund(staff.actor(), claim, units, reason)
            : claims.refund(staff.actor(), claim, units, reason);
    switch (Resource.CLAIM.require(result)) {
      case RefundOutcome.Requested requested -> {
        // Whoever wants to see it looks at the claim.
      }
      case RefundOutcome.NothingToPay free -> {
        // Its tickets are void all the same.
      }
      case RefundOutcome.UnknownUnits unknown ->
          throw ProblemException.invalid("unit_ids", "must be units of this claim");
      case RefundOutcome.CheckedIn inside -> throw new ProblemException(Refusal.CHECKED_IN);
      case RefundOutcome.NotRefundable no ->
          throw new ProblemException(Refusal.CLAIM_NOT_REFUNDABLE);
    }
  }
}
