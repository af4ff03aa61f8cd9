package io.fairqueue.http.claim;

import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import java.util.OptionalLong;

/** Why a fan may not claim, as clients see it. */
final class HoldRefusals {

  private HoldRefusals() {}

  static ProblemException of(HoldOutcome.Refused refused) {
    return switch (refused) {
      case HoldOutcome.AlreadyClaimed already ->
          new ProblemException(
              Problem.of(Refusal.ALREADY_CLAIMED).with("claim_id", already.claim().value()));
      case HoldOutcome.SaleClosed closed -> new ProblemException(Refusal.SALE_CLOSED);
      case HoldOutcome.NotAdmitted no -> new ProblemException(Refusal.NOT_ADMITTED);
      case HoldOutcome.NotReplaceable no -> new ProblemException(Refusal.CLAIM_NOT_REPLACEABLE);
      case HoldOutcome.PaymentInProgress paying ->
          new ProblemException(Refusal.PAYMENT_IN_PROGRESS);
      case HoldOutcome.UnknownUnits unknown ->
          ProblemException.invalid("unit_ids", "must be units of this event");
      case HoldOutcome.UnitsTaken taken -> unitsTaken(taken.free());
      case HoldOutcome.TierNotFound unknown -> new ProblemException(Refusal.TIER_NOT_FOUND);
      case HoldOutcome.InvalidSelection invalid ->
          ProblemException.invalid(invalid.field(), invalid.message());
      case HoldOutcome.SoldOut soldOut -> new ProblemException(Refusal.EVENT_SOLD_OUT);
    };
  }

  private static ProblemException unitsTaken(OptionalLong free) {
    if (free.isEmpty()) {
      return new ProblemException(Refusal.UNITS_TAKEN);
    }
    long left = free.getAsLong();
    Problem problem =
        left == 0
            ? Problem.of(Refusal.UNITS_TAKEN)
            : left == 1
                ? Problem.of(Refusal.ONE_UNIT_LEFT)
                : Problem.of(Refusal.FEW_UNITS_LEFT, left);
    return new ProblemException(problem.with("free", left));
  }
}
