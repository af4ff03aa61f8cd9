package io.fairqueue.port;

import io.fairqueue.domain.Payment;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundStatus;
import java.util.List;
import java.util.Optional;

/**
 * A payment with its refunds.
 *
 * @param refunds the newest first; none for most, more than one where tickets went back one by one
 *     or money was captured twice
 */
public record PaymentView(Payment payment, List<Refund> refunds) {

  public PaymentView {
    refunds = List.copyOf(refunds);
  }

  public PaymentView(Payment payment, Optional<Refund> refund) {
    this(payment, refund.stream().toList());
  }

  /** How much of the payment's own money is back. */
  public long refundedMinor() {
    return refunds.stream()
        .filter(refund -> refund.isOfPayment() && refund.status() == RefundStatus.SUCCEEDED)
        .mapToLong(refund -> refund.amount().minor())
        .sum();
  }

  /** The newest. */
  public Optional<Refund> refund() {
    return refunds.stream().findFirst();
  }
}
