package io.fairqueue.cli.payment;

import io.fairqueue.domain.Money;
import io.fairqueue.paystack.PaystackWebhook;
import io.fairqueue.port.GatewayNotice;
import io.fairqueue.port.WebhookInbox;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway told about a payment that nobody knows.
 *
 * @param reference null where its words can't be read any more, as all that comes from them
 */
record UnknownPaymentRow(
    @Nullable String reference,
    @Nullable String told,
    @Nullable Long amountMinor,
    @Nullable String currency,
    @Nullable String externalId,
    String gateway,
    Instant receivedAt) {

  static UnknownPaymentRow of(WebhookInbox.Ended webhook) {
    return switch (read(webhook.body())) {
      case GatewayNotice.ChargeSucceeded paid ->
          row(
              webhook,
              paid.reference(),
              "PAID",
              paid.capture().taken(),
              paid.capture().externalId());
      case GatewayNotice.ChargeFailed failed ->
          row(webhook, failed.reference(), "FAILED", null, null);
      case GatewayNotice.Refund back ->
          row(
              webhook,
              back.reference(),
              "REFUND_" + back.news().state(),
              back.news().amount(),
              back.news().gatewayId());
      case GatewayNotice.Disputed dispute ->
          row(webhook, dispute.reference(), "DISPUTED", null, null);
      case GatewayNotice.Other other -> row(webhook, null, null, null, null);
    };
  }

  private static UnknownPaymentRow row(
      WebhookInbox.Ended webhook,
      @Nullable String reference,
      @Nullable String told,
      @Nullable Money amount,
      @Nullable String externalId) {
    return new UnknownPaymentRow(
        reference,
        told,
        amount == null ? null : amount.minor(),
        amount == null ? null : amount.currency().getCurrencyCode(),
        externalId,
        webhook.gateway(),
        webhook.receivedAt());
  }

  /** The sandbox speaks like Paystack. */
  private static GatewayNotice read(byte[] body) {
    try {
      return PaystackWebhook.read(body);
    } catch (IllegalArgumentException unreadable) {
      return new GatewayNotice.Other("unreadable");
    }
  }
}
