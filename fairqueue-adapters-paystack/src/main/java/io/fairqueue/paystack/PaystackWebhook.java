package io.fairqueue.paystack;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.port.GatewayNotice;

/** Reads webhooks that were found authentic. */
public final class PaystackWebhook {

  private PaystackWebhook() {}

  /** Throws {@link IllegalArgumentException} for bytes that are no webhook. */
  public static GatewayNotice read(byte[] body) {
    JsonNode webhook = PaystackJson.parse(body);
    String event = PaystackJson.required(webhook, "event");
    JsonNode charge = webhook.path("data");
    return switch (event) {
      case "charge.success" ->
          new GatewayNotice.ChargeSucceeded(
              PaystackJson.required(charge, "reference"),
              PaystackJson.money(charge),
              PaystackJson.optional(charge, "id"));
      case "charge.failed" ->
          new GatewayNotice.ChargeFailed(
              PaystackJson.required(charge, "reference"), PaystackJson.failure(charge));
      default -> new GatewayNotice.Other(event);
    };
  }
}
