package io.fairqueue.cli.payment;

import io.fairqueue.domain.Money;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.paystack.PaystackWebhook;
import io.fairqueue.port.GatewayNotice;
import io.fairqueue.port.PaymentView;
import io.fairqueue.port.WebhookInbox;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something about money that somebody should look at.
 *
 * @param webhook the number by which it can be tried again
 */
record AttentionRow(
    String what,
    @Nullable String reference,
    @Nullable String claimId,
    @Nullable String paymentId,
    @Nullable Long amountMinor,
    @Nullable String currency,
    String status,
    @Nullable Long webhook,
    @Nullable String detail) {

  /** Each refund of a payment that calls for a look, or the payment itself. */
  static Stream<AttentionRow> of(PaymentView view) {
    Payment payment = view.payment();
    List<AttentionRow> refunds =
        view.refunds().stream()
            .filter(AttentionRow::isRemarkable)
            .map(refund -> of(payment, refund))
            .toList();
    return refunds.isEmpty()
        ? Stream.of(
            of(
                "UNANSWERED",
                payment,
                payment.facts().amount(),
                payment.status().name(),
                "the gateway never said whether it was paid"))
        : refunds.stream();
  }

  private static boolean isRemarkable(Refund refund) {
    return refund.status() == RefundStatus.FAILED
        || refund.trail().outside()
        || !refund.isOfPayment();
  }

  private static AttentionRow of(Payment payment, Refund refund) {
    String what =
        refund.trail().outside()
            ? "REFUNDED_OUTSIDE"
            : refund.isOfPayment() ? "REFUND_FAILED" : "PAID_TWICE";
    return of(what, payment, refund.amount(), refund.status().name(), refund.reason());
  }

  private static AttentionRow of(
      String what, Payment payment, Money amount, String status, String detail) {
    var facts = payment.facts();
    return new AttentionRow(
        what,
        facts.reference(),
        facts.claimId().toString(),
        facts.id().toString(),
        amount.minor(),
        amount.currency().getCurrencyCode(),
        status,
        null,
        detail);
  }

  /** A webhook that had no effect. */
  static AttentionRow of(WebhookInbox.Ended webhook) {
    return new AttentionRow(
        webhook.outcome(),
        reference(webhook.body()),
        null,
        null,
        null,
        null,
        webhook.gateway(),
        webhook.id(),
        webhook.error());
  }

  private static @Nullable String reference(byte[] body) {
    try {
      return switch (PaystackWebhook.read(body)) {
        case GatewayNotice.ChargeSucceeded paid -> paid.reference();
        case GatewayNotice.ChargeFailed failed -> failed.reference();
        case GatewayNotice.Refund back -> back.reference();
        case GatewayNotice.Disputed dispute -> dispute.reference();
        case GatewayNotice.Other other -> null;
      };
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }
}
