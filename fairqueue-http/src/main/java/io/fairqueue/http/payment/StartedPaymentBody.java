package io.fairqueue.http.payment;

import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a fan goes to pay. */
record StartedPaymentBody(
    UUID paymentId,
    String reference,
    @Nullable String authorizationUrl,
    PaymentStatus status,
    long amountMinor,
    String currency) {

  static StartedPaymentBody of(Payment.Pending payment) {
    var facts = payment.facts();
    return new StartedPaymentBody(
        facts.id().value(),
        facts.reference(),
        facts.authorizationUrl(),
        payment.status(),
        facts.amount().minor(),
        facts.amount().currency().getCurrencyCode());
  }
}
