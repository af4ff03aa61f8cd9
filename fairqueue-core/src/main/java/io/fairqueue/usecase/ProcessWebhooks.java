package io.fairqueue.usecase;

import io.fairqueue.domain.Money;
import io.fairqueue.domain.Payment;
import io.fairqueue.port.GatewayNotice;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.PaymentGateway;
import io.fairqueue.port.Settlement;
import io.fairqueue.port.Stores;
import io.fairqueue.port.WebhookInbox;
import io.fairqueue.port.WebhookInbox.Webhook;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Works the webhook inbox off: each kept webhook has its effect once. */
public final class ProcessWebhooks {

  private static final int BATCH = 100;
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);

  private final Stores stores;
  private final @Nullable PaymentGateway gateway;
  private final PaymentEffects effects;
  private final InstantSource time;
  private final Lock oneAtATime = new ReentrantLock();

  public ProcessWebhooks(
      Stores stores,
      @Nullable PaymentGateway gateway,
      Notifier notifier,
      IdSource ids,
      InstantSource time) {
    this.stores = stores;
    this.gateway = gateway;
    this.effects = new PaymentEffects(stores, notifier, ids, time);
    this.time = time;
  }

  /** How many had their effect. A webhook that fails is tried again later; others go on. */
  public int process() {
    if (gateway == null) {
      return 0;
    }
    // The tick and whoever nudges may come at once: what one works on the other would do again.
    oneAtATime.lock();
    try {
      LongAdder done = new LongAdder();
      Crew.each(
          byClaim(gateway, stores.webhooks().pending(time.instant(), BATCH)),
          sameClaim -> {
            for (Webhook webhook : sameClaim) {
              if (process(gateway, webhook)) {
                done.increment();
              }
            }
          });
      return done.intValue();
    } finally {
      oneAtATime.unlock();
    }
  }

  /** What concerns one claim has its effect in the order of arrival. */
  private Collection<List<Webhook>> byClaim(PaymentGateway gateway, List<Webhook> webhooks) {
    Map<Object, List<Webhook>> byClaim = new LinkedHashMap<>();
    for (Webhook webhook : webhooks) {
      byClaim.computeIfAbsent(claimOf(gateway, webhook), any -> new ArrayList<>()).add(webhook);
    }
    return byClaim.values();
  }

  /** The webhook itself where it is about none. */
  private Object claimOf(PaymentGateway gateway, Webhook webhook) {
    try {
      Optional<Payment> payment =
          switch (gateway.read(webhook.body())) {
            case GatewayNotice.ChargeSucceeded paid ->
                stores.payments().findByReference(paid.reference());
            case GatewayNotice.ChargeFailed failed ->
                stores.payments().findByReference(failed.reference());
            case GatewayNotice.Other other -> Optional.empty();
          };
      return payment.<Object>map(found -> found.facts().claimId()).orElse(webhook);
    } catch (IllegalArgumentException unreadable) {
      return webhook;
    }
  }

  private boolean process(PaymentGateway gateway, Webhook webhook) {
    try {
      String outcome =
          switch (gateway.read(webhook.body())) {
            case GatewayNotice.ChargeSucceeded paid ->
                succeed(paid.reference(), paid.amount(), paid.externalId());
            case GatewayNotice.ChargeFailed failed -> fail(failed.reference(), failed.reason());
            case GatewayNotice.Other other -> "IGNORED";
          };
      stores.webhooks().processed(webhook.id(), outcome, time.instant());
      return true;
    } catch (RuntimeException failure) {
      var delay = Duration.ofSeconds(1L << Math.min(webhook.tries(), 10));
      stores
          .webhooks()
          .failed(
              webhook.id(),
              failure.getClass().getSimpleName(),
              time.instant().plus(delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay));
      return false;
    }
  }

  private String succeed(String reference, Money amount, @Nullable String externalId) {
    Payment payment = stores.payments().findByReference(reference).orElse(null);
    if (payment == null) {
      return WebhookInbox.UNKNOWN_REFERENCE;
    }
    return switch (effects.succeed(payment, amount, externalId)) {
      case Settlement.Confirmed confirmed -> "CONFIRMED";
      case Settlement.RefundDue due -> "REFUND_DUE";
      case Settlement.Already already -> "ALREADY_SETTLED";
      case Settlement.UnknownPayment unknown -> WebhookInbox.UNKNOWN_REFERENCE;
    };
  }

  private String fail(String reference, String reason) {
    return stores
        .payments()
        .findByReference(reference)
        .map(payment -> effects.fail(payment, reason) ? "FAILED" : "ALREADY_SETTLED")
        .orElse(WebhookInbox.UNKNOWN_REFERENCE);
  }
}
