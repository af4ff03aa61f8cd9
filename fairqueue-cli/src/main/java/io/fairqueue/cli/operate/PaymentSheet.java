package io.fairqueue.cli.operate;

import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.port.PaymentView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Everything about a payment. */
record PaymentSheet(
    String paymentId,
    PaymentStatus status,
    @Nullable String failureReason,
    String claimId,
    String reference,
    @Nullable PaymentMethod method,
    @Nullable String externalId,
    long amountMinor,
    String currency,
    Instant createdAt,
    Instant updatedAt,
    @Nullable RefundSheet refund) {

  static PaymentSheet of(PaymentView view) {
    Payment payment = view.payment();
    var facts = payment.facts();
    return new PaymentSheet(
        facts.id().toString(),
        payment.status(),
        payment instanceof Payment.Failed failed ? failed.reason() : null,
        facts.claimId().toString(),
        facts.reference(),
        facts.method(),
        facts.externalId(),
        facts.amount().minor(),
        facts.amount().currency().getCurrencyCode(),
        facts.createdAt(),
        facts.updatedAt(),
        view.refund().map(RefundSheet::of).orElse(null));
  }

  /** Its money on the way back. */
  record RefundSheet(String refundId, RefundStatus status, long amountMinor, String reason) {

    private static RefundSheet of(Refund refund) {
      return new RefundSheet(
          refund.id().toString(), refund.status(), refund.amount().minor(), refund.reason());
    }
  }
}
