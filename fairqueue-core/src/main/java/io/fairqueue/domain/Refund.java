package io.fairqueue.domain;

import java.time.Instant;

/**
 * Money on its way back: a row of its own, asked for once per payment.
 *
 * @param tries how often the gateway was asked
 * @param dueAt when to ask next, while {@link RefundStatus#PENDING}
 */
public record Refund(
    RefundId id,
    PaymentId paymentId,
    String reference,
    Money amount,
    String reason,
    RefundStatus status,
    int tries,
    Instant dueAt) {

  /** Asked once more; ask again then, unless it ends before. */
  public Refund tryAgainAt(Instant next) {
    return new Refund(id, paymentId, reference, amount, reason, status, tries + 1, next);
  }

  /** Somebody wants it tried again after the gateway had refused. */
  public Refund askAgain(Instant now) {
    return new Refund(id, paymentId, reference, amount, reason, RefundStatus.PENDING, tries, now);
  }

  /** Paid, or refused for good. */
  public Refund ended(RefundStatus end) {
    return new Refund(id, paymentId, reference, amount, reason, end, tries, dueAt);
  }
}
