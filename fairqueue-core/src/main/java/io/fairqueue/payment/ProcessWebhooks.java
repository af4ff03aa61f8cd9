package io.fairqueue.payment;

import io.fairqueue.domain.Payment;
import io.fairqueue.domain.RefundNews;
import io.fairqueue.port.Capture;
import io.fairqueue.port.GatewayNotice;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.PaymentGateway;
import io.fairqueue.port.PaymentStore.Settlement;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.Stores;
import io.fairqueue.port.WebhookInbox;
import io.fairqueue.port.WebhookInbox.Webhook;
import io.fairqueue.work.BoundedParallel;
import io.fairqueue.work.Delays;
import io.fairqueue.work.Faults;
import java.time.Duration;
import java.time.Instant;
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
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Works the webhook inbox off: each kept webhook has its effect once. */
public final class ProcessWebhooks {

  private static final int BATCH = 100;
  private static final Duration LEASE = Duration.ofSeconds(20);
  private static final Delays DELAYS = new Delays(Duration.ofSeconds(1), Duration.ofMinutes(10));

  /** Some three hours of trying. */
  private static final int MAX_TRIES = 25;

  private final Stores stores;
  private final @Nullable PaymentGateway gateway;
  private final PaymentEffects effects;
  private final ReceivedWebhooks received;
  private final InstantSource time;
  private final Lock oneAtATime = new ReentrantLock();

  public ProcessWebhooks(
      Stores stores,
      @Nullable PaymentGateway gateway,
      Notifier notifier,
      IdSource ids,
      ReceivedWebhooks received,
      InstantSource time) {
    this.stores = stores;
    this.received = received;
    this.gateway = gateway;
    this.effects = new PaymentEffects(stores, notifier, ids, time);
    this.time = time;
  }

  /**
   * Gives those their effect that this node received, and those that are due: their node died, or
   * they failed before. How many had it. A webhook that fails is tried again later, and given up
   * after some hours; others go on.
   *
   * @param onFailure hears of each failure when the rest is done; may throw
   */
  public int process(Consumer<RuntimeException> onFailure) {
    return process(
        List.of(
            now -> received.take(now, BATCH),
            now -> stores.webhooks().take(now, now.plus(LEASE), BATCH)),
        onFailure);
  }

  /** The same with those alone that this node received. */
  public int processReceived(Consumer<RuntimeException> onFailure) {
    return process(List.of(now -> received.take(now, BATCH)), onFailure);
  }

  private int process(
      List<Function<Instant, List<Webhook>>> sources, Consumer<RuntimeException> onFailure) {
    if (gateway == null) {
      return 0;
    }
    Faults faults = new Faults();
    // The tick and a nudge may come at once: what one works on the other would do again.
    oneAtATime.lock();
    try {
      LongAdder done = new LongAdder();
      for (Function<Instant, List<Webhook>> source : sources) {
        List<Webhook> batch;
        do {
          batch = source.apply(time.instant());
          BoundedParallel.each(
              byClaim(gateway, batch),
              sameClaim -> {
                for (Webhook webhook : sameClaim) {
                  if (process(gateway, webhook, faults)) {
                    done.increment();
                  }
                }
              });
        } while (batch.size() == BATCH);
      }
      return done.intValue();
    } finally {
      oneAtATime.unlock();
      faults.tell(onFailure);
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
      Optional<String> reference =
          switch (gateway.read(webhook.body())) {
            case GatewayNotice.ChargeSucceeded paid -> Optional.of(paid.reference());
            case GatewayNotice.ChargeFailed failed -> Optional.of(failed.reference());
            case GatewayNotice.Refund back -> Optional.of(back.reference());
            case GatewayNotice.Disputed dispute -> Optional.empty();
            case GatewayNotice.Other other -> Optional.empty();
          };
      return reference
          .flatMap(stores.payments()::findByReference)
          .<Object>map(found -> found.facts().claimId())
          .orElse(webhook);
    } catch (RuntimeException unreadable) {
      // It fails again when it is worked on, and is reported then.
      return webhook;
    }
  }

  private boolean process(PaymentGateway gateway, Webhook webhook, Faults faults) {
    try {
      String outcome =
          switch (gateway.read(webhook.body())) {
            case GatewayNotice.ChargeSucceeded paid -> succeed(paid.reference(), paid.capture());
            case GatewayNotice.ChargeFailed failed -> fail(failed.reference(), failed.reason());
            case GatewayNotice.Refund back -> refund(back.reference(), back.news());
            case GatewayNotice.Disputed dispute -> disputed(dispute.reference());
            case GatewayNotice.Other other -> "IGNORED";
          };
      stores.webhooks().processed(webhook.id(), outcome, time.instant());
      return true;
    } catch (RuntimeException failure) {
      faults.add(failure);
      putOff(webhook, failure, faults);
      return false;
    }
  }

  /** If not even that is possible, its lease ends and it comes again. */
  private void putOff(Webhook webhook, RuntimeException failure, Faults faults) {
    try {
      Instant now = time.instant();
      String error = Faults.describe(failure);
      int tries = webhook.tries() + 1;
      // A store that is away says nothing about the webhook.
      if (tries >= MAX_TRIES && !(failure instanceof StoreUnavailableException)) {
        stores.webhooks().giveUp(webhook.id(), error, now);
      } else {
        stores.webhooks().failed(webhook.id(), error, now.plus(DELAYS.after(tries)));
      }
    } catch (RuntimeException worse) {
      faults.add(worse);
    }
  }

  private String succeed(String reference, Capture capture) {
    Payment payment = stores.payments().findByReference(reference).orElse(null);
    if (payment == null) {
      return WebhookInbox.UNKNOWN_REFERENCE;
    }
    return switch (effects.succeed(payment, capture)) {
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

  private String refund(String reference, RefundNews news) {
    Payment payment = stores.payments().findByReference(reference).orElse(null);
    if (payment == null) {
      return WebhookInbox.UNKNOWN_REFERENCE;
    }
    return switch (effects.refund(payment, news)) {
      case CHANGED -> "REFUND_" + news.state();
      case ALREADY -> "ALREADY_SETTLED";
      case UNCLEAR -> WebhookInbox.UNCLEAR_REFUND;
      case UNKNOWN_PAYMENT -> WebhookInbox.UNKNOWN_REFERENCE;
    };
  }

  private String disputed(String reference) {
    return stores.payments().findByReference(reference).isPresent()
        ? WebhookInbox.DISPUTED
        : WebhookInbox.UNKNOWN_REFERENCE;
  }
}
