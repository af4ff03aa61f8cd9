package io.fairqueue.paystack;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.RefundNews;
import io.fairqueue.port.GatewayNotice;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads webhooks that were found authentic. */
public final class PaystackWebhook {

  private PaystackWebhook() {}

  /** Throws {@link IllegalArgumentException} for bytes that are no webhook. */
  public static GatewayNotice read(byte[] body) {
    JsonNode webhook = PaystackJson.parse(body);
    String event = PaystackJson.required(webhook, "event");
    JsonNode data = webhook.path("data");
    return switch (event) {
      case "charge.success" ->
          new GatewayNotice.ChargeSucceeded(
              PaystackJson.required(data, "reference"), PaystackJson.capture(data));
      case "charge.failed" ->
          new GatewayNotice.ChargeFailed(
              PaystackJson.required(data, "reference"), PaystackJson.failure(data));
      case "refund.pending", "refund.processing" ->
          refund(data, RefundNews.State.ACCEPTED, "refunded at the gateway");
      case "refund.processed" -> refund(data, RefundNews.State.PAID, "refunded at the gateway");
      case "refund.failed" -> refund(data, RefundNews.State.FAILED, "the refund failed");
      case "refund.needs-attention" ->
          refund(data, RefundNews.State.FAILED, "the refund needs attention at the gateway");
      case "charge.dispute.create", "charge.dispute.remind" ->
          new GatewayNotice.Disputed(reference(data));
      case "charge.dispute.resolve" -> resolved(data);
      default -> new GatewayNotice.Other(event);
    };
  }

  private static GatewayNotice refund(JsonNode refund, RefundNews.State state, String reason) {
    return new GatewayNotice.Refund(
        reference(refund),
        new RefundNews(
            state,
            PaystackJson.part(refund, "amount", currency(refund)),
            PaystackJson.optional(refund, "id"),
            reason));
  }

  /** What the shop declined and won stays; what was accepted, by whomever, goes back. */
  private static GatewayNotice resolved(JsonNode dispute) {
    String reference = reference(dispute);
    String resolution = PaystackJson.optional(dispute, "resolution");
    String word = resolution == null ? "" : resolution.toLowerCase(Locale.ROOT);
    if (word.contains("declined")) {
      return new GatewayNotice.Other("a dispute that was won");
    }
    if (!word.contains("accepted")) {
      return new GatewayNotice.Disputed(reference);
    }
    Money amount = PaystackJson.part(dispute, "refund_amount", currency(dispute));
    return new GatewayNotice.Refund(
        reference, new RefundNews(RefundNews.State.PAID, amount, null, "lost dispute"));
  }

  /** Refunds name the transaction's reference; some bodies have the transaction itself. */
  private static String reference(JsonNode data) {
    String named = PaystackJson.optional(data, "transaction_reference");
    return named == null || named.isBlank()
        ? PaystackJson.required(data.path("transaction"), "reference")
        : named;
  }

  private static @Nullable String currency(JsonNode data) {
    String own = PaystackJson.optional(data, "currency");
    return own == null ? PaystackJson.optional(data.path("transaction"), "currency") : own;
  }
}
