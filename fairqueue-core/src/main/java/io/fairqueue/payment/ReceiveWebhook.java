package io.fairqueue.payment;

import io.fairqueue.payment.Payments.Receipt;
import io.fairqueue.port.PaymentGateway;
import io.fairqueue.port.WebhookInbox;
import io.fairqueue.port.WebhookInbox.Webhook;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps a signed webhook; what it says has its effect later. */
final class ReceiveWebhook {

  private final WebhookInbox inbox;
  private final @Nullable PaymentGateway gateway;
  private final ReceivedWebhooks received;
  private final InstantSource time;

  ReceiveWebhook(
      WebhookInbox inbox,
      @Nullable PaymentGateway gateway,
      ReceivedWebhooks received,
      InstantSource time) {
    this.inbox = inbox;
    this.gateway = gateway;
    this.received = received;
    this.time = time;
  }

  Receipt receive(byte[] body, String signature) {
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
    Instant now = time.instant();
    Instant leasedUntil = received.leaseFrom(now);
    Optional<Webhook> stored = inbox.store(gateway.name(), body, now, leasedUntil);
    stored.ifPresent(webhook -> received.add(webhook, leasedUntil));
    return stored.isPresent() ? Receipt.STORED : Receipt.ALREADY_STORED;
  }
}
