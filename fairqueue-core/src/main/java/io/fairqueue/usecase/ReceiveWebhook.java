package io.fairqueue.usecase;

import io.fairqueue.port.PaymentGateway;
import io.fairqueue.port.WebhookInbox;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Keeps a signed webhook; what it says has its effect later. */
public final class ReceiveWebhook {

  /** What became of a webhook. */
  public enum Receipt {
    STORED,
    ALREADY_STORED,
    INVALID_SIGNATURE,
    UNREADABLE,
    GATEWAY_NOT_CONFIGURED
  }

  private final WebhookInbox inbox;
  private final @Nullable PaymentGateway gateway;
  private final InstantSource time;

  public ReceiveWebhook(WebhookInbox inbox, @Nullable PaymentGateway gateway, InstantSource time) {
    this.inbox = inbox;
    this.gateway = gateway;
    this.time = time;
  }

  public Receipt receive(byte[] body, String signature) {
    if (gateway == null) {
      return Receipt.GATEWAY_NOT_CONFIGURED;
    }
    if (!gateway.isAuthentic(body, signature)) {
      return Receipt.INVALID_SIGNATURE;
    }
    try {
      gateway.read(body);
    } catch (IllegalArgumentException unreadable) {
      return Receipt.UNREADABLE;
    }
    return inbox.store(gateway.name(), body, time.instant())
        ? Receipt.STORED
        : Receipt.ALREADY_STORED;
  }
}
