package io.fairqueue.cli.operate;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.port.PaymentStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to pay a claim.
 *
 * @param refund how its money's way back stands; null where none was asked for
 */
record PaymentRow(
    String paymentId,
    PaymentStatus status,
    @Nullable RefundStatus refund,
    long amountMinor,
    String currency,
    String reference,
    Instant createdAt) {

  /** Every attempt, newest first. */
  static List<PaymentRow> ofClaim(ClaimId claim, PaymentStore payments) {
    return payments.ofClaim(claim).stream()
        .map(payment -> of(payment, payments.refundOf(payment.id())))
        .toList();
  }

  private static PaymentRow of(Payment payment, Optional<Refund> refund) {
    var facts = payment.facts();
    return new PaymentRow(
        facts.id().toString(),
        payment.status(),
        refund.map(Refund::status).orElse(null),
        facts.amount().minor(),
        facts.amount().currency().getCurrencyCode(),
        facts.reference(),
        facts.createdAt());
  }
}
