package io.fairqueue.payment;

import io.fairqueue.domain.Payment;

/** What became of starting a payment. */
public sealed interface StartPaymentResult {

  /** The fan may pay: opened now, or by an earlier call. */
  record Started(Payment.Pending payment) implements StartPaymentResult {}

  record NotFound() implements StartPaymentResult {}

  record Forbidden() implements StartPaymentResult {}

  record ClaimNotPayable() implements StartPaymentResult {}

  record GatewayRefused() implements StartPaymentResult {}

  record GatewayUnavailable() implements StartPaymentResult {}

  record GatewayNotConfigured() implements StartPaymentResult {}
}
