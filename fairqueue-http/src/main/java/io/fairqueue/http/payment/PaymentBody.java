package io.fairqueue.http.payment;

import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.port.PaymentView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to pay, as its fan and the event's owner see it.
 *
 * @param refund the newest
 * @param refunds all of them, the newest first; null where there is none
 * @param refundedMinor how much of it is back; likewise
 */
public record PaymentBody(
    UUID paymentId,
    UUID claimId,
    String reference,
    @Nullable String method,
    @Nullable String externalId,
    PaymentStatus status,
    @Nullable String failureReason,
    long amountMinor,
    String currency,
    Instant createdAt,
    Instant updatedAt,
    @Nullable RefundBody refund,
    @Nullable List<RefundBody> refunds,
    @Nullable Long refundedMinor) {

  public static PaymentBody of(PaymentView view) {
    Payment payment = view.payment();
    var facts = payment.facts();
    return new PaymentBody(
        facts.id().value(),
        facts.claimId().value(),
        facts.reference(),
        facts.method() == null ? null : Methods.write(facts.method()),
        facts.externalId(),
        payment.status(),
        payment instanceof Payment.Failed failed ? failed.reason() : null,
        facts.amount().minor(),
        facts.amount().currency().getCurrencyCode(),
        facts.createdAt(),
        facts.updatedAt(),
        view.refund().map(RefundBody::of).orElse(null),
        view.refunds().isEmpty() ? null : view.refunds().stream().map(RefundBody::of).toList(),
        view.refunds().isEmpty() ? null : view.refundedMinor());
  }
}
