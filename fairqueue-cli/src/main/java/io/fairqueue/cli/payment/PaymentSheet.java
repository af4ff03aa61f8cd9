package io.fairqueue.cli.payment;

import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.UnitId;
import io.fairqueue.port.PaymentView;
import java.time.Instant;
import java.util.List;
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
    long refundedMinor,
    List<RefundSheet> refunds) {

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
        view.refundedMinor(),
        view.refunds().stream().map(RefundSheet::of).toList());
  }

  /** Its money on the way back. */
  record RefundSheet(
      String refundId, RefundStatus status, long amountMinor, List<String> unitIds, String reason) {

    private static RefundSheet of(Refund refund) {
      return new RefundSheet(
          refund.id().toString(),
          refund.status(),
          refund.amount().minor(),
          refund.units().stream().map(UnitId::toString).toList(),
          refund.reason());
    }
  }
}
