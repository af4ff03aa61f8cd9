package io.fairqueue.http.page.claim;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.http.page.frame.Keys;
import io.fairqueue.port.PaymentView;
import java.util.List;
import java.util.Optional;

/** What a claim and its money have come to, for its fan. */
public enum ClaimState {
  /** Nobody has tried to pay yet. */
  HELD,
  FAILED,
  /** The gateway waits for the fan. */
  PENDING,
  UNRESOLVED,
  CONFIRMED,
  RELEASED,
  LAPSED,
  PAYMENT_FAILED,
  CANCELLED,
  /** Money came too late, and goes back. */
  LATE,
  REFUNDED;

  /**
   * What it is.
   *
   * @param attempts to pay, the newest first
   */
  static ClaimState of(Claim claim, List<PaymentView> attempts) {
    return switch (claim) {
      case Claim.Claimed held ->
          attempts.stream().findFirst().map(each -> held(each.payment())).orElse(HELD);
      case Claim.Confirmed sold -> CONFIRMED;
      case Claim.Refunded back -> REFUNDED;
      case Claim.Released gone -> refund(attempts).isPresent() ? LATE : released(gone.reason());
    };
  }

  /** The newest money that goes back. */
  static Optional<Refund> refund(List<PaymentView> attempts) {
    return attempts.stream().flatMap(each -> each.refund().stream()).findFirst();
  }

  /** What the payment service says of the newest attempt, which failed; empty for nothing. */
  static Optional<String> failure(List<PaymentView> attempts) {
    return attempts.stream()
        .findFirst()
        .map(PaymentView::payment)
        .filter(Payment.Failed.class::isInstance)
        .map(Payment.Failed.class::cast)
        .filter(Payment.Failed::counts)
        .map(Payment.Failed::reason);
  }

  /** How many of all attempts are left. */
  static long triesLeft(int max, List<PaymentView> attempts) {
    long used =
        attempts.stream()
            .filter(each -> each.payment() instanceof Payment.Failed failed && failed.counts())
            .count();
    return Math.max(0, max - used);
  }

  private static ClaimState held(Payment newest) {
    return switch (newest) {
      case Payment.Initializing begun -> PENDING;
      case Payment.Pending open -> PENDING;
      case Payment.Unresolved lost -> UNRESOLVED;
      case Payment.Failed failed -> FAILED;
      case Payment.Succeeded paid -> UNRESOLVED;
      // It was not what was due, so it goes back, and the claim can still be paid.
      case Payment.Refunded back -> HELD;
    };
  }

  private static ClaimState released(ReleaseReason reason) {
    return switch (reason) {
      case CUSTOMER, REPLACED -> RELEASED;
      case EXPIRED -> LAPSED;
      case PAYMENT_FAILED -> PAYMENT_FAILED;
      case EVENT_CANCELLED -> CANCELLED;
    };
  }

  /** Whether it may be paid now. */
  public boolean isPayable() {
    return this == HELD || this == FAILED;
  }

  /** Whether the units are still held. */
  public boolean isHeld() {
    return isPayable() || this == PENDING || this == UNRESOLVED;
  }

  /** The end of the names of its texts. */
  public String key() {
    return Keys.of(this);
  }
}
