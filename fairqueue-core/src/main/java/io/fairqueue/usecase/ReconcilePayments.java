package io.fairqueue.usecase;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.Payment;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.PaymentGateway;
import io.fairqueue.port.PaymentGateway.Verification;
import io.fairqueue.port.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the gateway about payments that nobody has heard of for a while.
 *
 * <p>The age at which a payment is stale is the least of the setting and a third of the shortest
 * claim life on sale, so that reconciliation always comes before expiry. Unpaid attempts that the
 * fan cannot pay any more (no address to pay at) are closed; the next attempt gets a new reference.
 */
public final class ReconcilePayments {

  /** When an unpaid attempt of a dead claim is closed, where nobody says otherwise. */
  public static final Duration ABANDON_AGE = Duration.ofHours(24);

  private static final int BATCH = 50;

  private final Stores stores;
  private final @Nullable PaymentGateway gateway;
  private final PaymentEffects effects;
  private final InstantSource time;
  private final Duration staleAge;
  private final Duration abandonAge;

  /**
   * Joins the stores to the gateway; without a gateway nothing is done.
   *
   * @param staleAge when to ask, at the latest
   * @param abandonAge when to close an attempt that stays unpaid after its claim ended
   */
  public ReconcilePayments(
      Stores stores,
      @Nullable PaymentGateway gateway,
      Notifier notifier,
      IdSource ids,
      InstantSource time,
      Duration staleAge,
      Duration abandonAge) {
    this.stores = stores;
    this.gateway = gateway;
    this.effects = new PaymentEffects(stores, notifier, ids, time);
    this.time = time;
    this.staleAge = staleAge;
    this.abandonAge = abandonAge;
  }

  /** How many payments reached an end. */
  public int reconcile(List<Event> live) {
    if (gateway == null) {
      return 0;
    }
    Instant before = time.instant().minus(staleAge(live));
    int ended = 0;
    for (Payment payment : stores.payments().stale(before, BATCH)) {
      if (payment instanceof Payment.Live open && reconcile(gateway, open)) {
        ended++;
      }
    }
    return ended;
  }

  private Duration staleAge(List<Event> live) {
    return live.stream()
        .map(event -> event.policy().claimTtl().dividedBy(3))
        .filter(third -> third.compareTo(staleAge) < 0)
        .min(Duration::compareTo)
        .orElse(staleAge);
  }

  private boolean reconcile(PaymentGateway gateway, Payment.Live payment) {
    return switch (gateway.verify(payment.facts().reference())) {
      case Verification.Paid paid -> {
        effects.succeed(payment, paid.amount(), paid.externalId());
        yield true;
      }
      case Verification.NotPaid no -> effects.fail(payment, no.reason());
      case Verification.Unknown unknown -> effects.fail(payment, "unknown to the gateway");
      case Verification.Open open -> closeOrWait(payment);
      case Verification.NoAnswer lost -> wait(payment);
    };
  }

  private boolean closeOrWait(Payment.Live payment) {
    return switch (payment) {
      case Payment.Initializing lost -> effects.fail(payment, "the gateway did not answer");
      case Payment.Unresolved lost -> effects.fail(payment, "the gateway did not answer");
      case Payment.Pending pending ->
          isAbandoned(pending) ? effects.fail(payment, "abandoned") : wait(payment);
    };
  }

  private boolean isAbandoned(Payment.Pending pending) {
    boolean held =
        stores.claims().find(pending.facts().claimId()).orElse(null) instanceof Claim.Claimed;
    return !held && pending.facts().createdAt().plus(abandonAge).isBefore(time.instant());
  }

  private boolean wait(Payment.Live payment) {
    stores.payments().touch(payment.id(), time.instant());
    return false;
  }
}
