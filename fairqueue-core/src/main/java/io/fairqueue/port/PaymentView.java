package io.fairqueue.port;

import io.fairqueue.domain.Payment;
import io.fairqueue.domain.Refund;
import java.util.List;
import java.util.Optional;

/**
 * A payment with its refunds.
 *
 * @param refunds the newest first; none for most, more than one where money was captured twice
 */
public record PaymentView(Payment payment, List<Refund> refunds) {

  public PaymentView {
    refunds = List.copyOf(refunds);
  }

  public PaymentView(Payment payment, Optional<Refund> refund) {
    this(payment, refund.stream().toList());
  }

  /** The newest. */
  public Optional<Refund> refund() {
    return refunds.stream().findFirst();
  }
}
