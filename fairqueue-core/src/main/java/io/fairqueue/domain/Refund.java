package io.fairqueue.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way back: a row of its own, asked for once per capture, or once per unit sold for
 * it.
 *
 * @param units those of the claim that it is the price of, in the claim's order; empty for money
 *     that sold nothing: a second capture, another amount, or too late
 * @param reference the name that the gateway knows the payment by
 * @param tries how often the gateway was asked
 * @param dueAt when to ask next, while {@link RefundStatus#PENDING}
 */
public record Refund(
    RefundId id,
    PaymentId paymentId,
    String reference,
    Money amount,
    List<UnitId> units,
    String reason,
    RefundStatus status,
    int tries,
    Instant dueAt,
    RefundTrail trail) {

  public Refund {
    units = List.copyOf(units);
  }

  /** One that the gateway was not asked for yet, of a payment's own money that sold nothing. */
  public Refund(
      RefundId id,
      PaymentId paymentId,
      String reference,
      Money amount,
      String reason,
      RefundStatus status,
      int tries,
      Instant dueAt) {
    this(
        id, paymentId, reference, amount, List.of(), reason, status, tries, dueAt, RefundTrail.NEW);
  }

  /** What the gateway calls the money that goes back. */
  public String transaction() {
    return trail.capture() == null ? reference : trail.capture();
  }

  /** Whether it is the payment's own money, and not a second capture's. */
  public boolean isOfPayment() {
    return trail.capture() == null;
  }

  /** Asked once more; ask again then, unless it ends before. */
  public Refund tryAgainAt(Instant next) {
    return with(status, tries + 1, next, trail);
  }

  /** Not asked again before then. */
  public Refund putOff(Instant next) {
    return with(status, tries, next, trail);
  }

  /** The gateway took it on, and says later what became of it. */
  public Refund accept(@Nullable String gatewayId, Instant next) {
    return with(status, tries, next, trail.accept(gatewayId));
  }

  /** Somebody wants it tried again after the gateway had refused. */
  public Refund askAgain(Instant now) {
    return with(RefundStatus.PENDING, 1, now, trail.reopen());
  }

  /** Paid, or refused for good. */
  public Refund ended(RefundStatus end) {
    return with(end, tries, dueAt, trail);
  }

  private Refund with(RefundStatus newStatus, int newTries, Instant due, RefundTrail newTrail) {
    return new Refund(
        id, paymentId, reference, amount, units, reason, newStatus, newTries, due, newTrail);
  }
}
