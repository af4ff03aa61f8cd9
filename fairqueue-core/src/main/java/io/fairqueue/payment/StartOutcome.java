package io.fairqueue.payment;

import io.fairqueue.domain.Payment;

/** What became of starting a payment. */
public sealed interface StartOutcome {

  /** The fan may pay: opened now, or by an earlier call. */
  record Started(Payment.Pending payment) implements StartOutcome {}

  /** The event's organizer has not named that address to return to. */
  record ReturnNotAllowed() implements StartOutcome {}

  record ClaimNotPayable() implements StartOutcome {}

  record GatewayRefused() implements StartOutcome {}

  record GatewayUnavailable() implements StartOutcome {}

  record GatewayNotConfigured() implements StartOutcome {}
}
