package io.fairqueue.http.claims;

import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.port.HoldOutcome;
import io.micronaut.http.HttpStatus;
import java.util.OptionalLong;

/** Why a fan may not claim, as clients see it. */
final class ClaimRefusals {

  private ClaimRefusals() {}

  static ProblemException of(HoldOutcome.Refused refused) {
    return switch (refused) {
      case HoldOutcome.AlreadyClaimed already ->
          new ProblemException(
              Problem.of(
                      HttpStatus.CONFLICT,
                      "ALREADY_CLAIMED",
                      "You have as many claims on this event as you may.")
                  .with("claim_id", already.claim().value()));
      case HoldOutcome.SaleClosed closed ->
          new ProblemException(HttpStatus.GONE, "SALE_CLOSED", "This event is not on sale now.");
      case HoldOutcome.NotAdmitted no -> notAdmitted();
      case HoldOutcome.NotReplaceable no ->
          new ProblemException(
              HttpStatus.CONFLICT,
              "INVALID_TRANSITION",
              "Only an unpaid claim of yours, made by this admission, can be replaced.");
      case HoldOutcome.PaymentInProgress paying -> paymentInProgress();
      case HoldOutcome.UnknownUnits unknown ->
          ProblemException.invalid("unit_ids", "must be units of this event");
      case HoldOutcome.UnitsTaken taken -> unitsTaken(taken.free());
      case HoldOutcome.SoldOut none ->
          new ProblemException(HttpStatus.GONE, "EVENT_SOLD_OUT", "No ticket is free now.");
    };
  }

  private static ProblemException unitsTaken(OptionalLong free) {
    if (free.isEmpty()) {
      return new ProblemException(
          HttpStatus.CONFLICT, "UNITS_TAKEN", "Somebody else has what you asked for.");
    }
    long left = free.getAsLong();
    return new ProblemException(
        Problem.of(HttpStatus.CONFLICT, "UNITS_TAKEN", sentence(left)).with("free", left));
  }

  private static String sentence(long left) {
    if (left == 0) {
      return "None of these is left.";
    }
    return left == 1 ? "Only 1 of these is left." : "Only %d of these are left.".formatted(left);
  }

  static ProblemException tokenInvalid() {
    return new ProblemException(
        HttpStatus.BAD_REQUEST, "ADMISSION_TOKEN_INVALID", "This is no admission token.");
  }

  static ProblemException foreignToken() {
    return new ProblemException(
        HttpStatus.FORBIDDEN, "FORBIDDEN", "This admission is for somebody or something else.");
  }

  static ProblemException paymentInProgress() {
    return new ProblemException(
        HttpStatus.CONFLICT, "PAYMENT_IN_PROGRESS", "A payment of this claim has not ended yet.");
  }

  static ProblemException tierNotFound() {
    return new ProblemException(
        HttpStatus.BAD_REQUEST, "TIER_NOT_FOUND", "This event has no such tier.");
  }

  private static ProblemException notAdmitted() {
    return new ProblemException(
        HttpStatus.FORBIDDEN, "NOT_ADMITTED", "Your admission is over or was used.");
  }
}
