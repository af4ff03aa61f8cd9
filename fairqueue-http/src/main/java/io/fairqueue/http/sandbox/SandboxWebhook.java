package io.fairqueue.http.sandbox;

import io.fairqueue.paystack.Subunits;
import java.time.Instant;

/** A webhook in the shape in which Paystack sends them; the same payment makes the same bytes. */
record SandboxWebhook(String event, Charge data) {

  static final String DECLINED = "Declined";

  /** What a webhook tells of. */
  record Charge(
      long id,
      String reference,
      long amount,
      String currency,
      String status,
      String gatewayResponse,
      Instant paidAt,
      Payer customer) {}

  record Payer(String email) {}

  static SandboxWebhook of(SandboxPayment payment) {
    boolean paid = payment.status() == SandboxPayment.Status.PAID;
    return new SandboxWebhook(
        paid ? "charge.success" : "charge.failed",
        new Charge(
            payment.id(),
            payment.reference(),
            Subunits.of(payment.amount()),
            payment.amount().currency().getCurrencyCode(),
            paid ? "success" : "failed",
            paid ? "Successful" : DECLINED,
            payment.changedAt(),
            new Payer(payment.payer())));
  }
}
