package io.fairqueue.payment;

import io.fairqueue.domain.Payment;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.PaymentGateway;
import io.fairqueue.port.PaymentGateway.Verification;
import io.fairqueue.port.StalePayment;
import io.fairqueue.port.Stores;
import io.fairqueue.work.BoundedParallel;
import io.fairqueue.work.Delays;
import io.fairqueue.work.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
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

  /** How many are asked about at once, and at most in one run. */
  private static final int WORKERS = 8;

  private static final int MAX = 500;

  /** Longer than the gateway takes to answer, or not to. */
  private static final Duration LEASE = Duration.ofSeconds(60);

  private static final Duration MAX_DELAY = Duration.ofHours(2);
  private static final Duration MAX_DELAY_OF_A_HOLD = Duration.ofMinutes(1);

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

  /**
   * How many payments reached an end. Several are asked about at once, what is held first; one that
   * fails stands in nobody's way.
   *
   * @param onFailure hears of each failure when the rest is done; may throw
   */
  public int reconcile(Consumer<RuntimeException> onFailure) {
    if (gateway == null) {
      return 0;
    }
    Duration age = staleAge();
    Faults faults = new Faults();
    LongAdder ended = new LongAdder();
    BoundedParallel.workOff(
        WORKERS,
        MAX,
        count -> take(age, count, faults),
        stale -> {
          reconcile(gateway, stale, age, faults, ended);
          return true;
        });
    faults.tell(onFailure);
    return ended.intValue();
  }

  private List<StalePayment> take(Duration age, int count, Faults faults) {
    Instant now = time.instant();
    try {
      return stores.payments().takeStale(now.minus(age), now, now.plus(LEASE), count);
    } catch (RuntimeException failure) {
      faults.add(failure);
      return List.of();
    }
  }

  private void reconcile(
      PaymentGateway gateway, StalePayment stale, Duration age, Faults faults, LongAdder ended) {
    try {
      if (reconcile(gateway, stale, age)) {
        ended.increment();
      }
    } catch (RuntimeException failure) {
      faults.add(failure);
      putOff(stale, age, faults);
    }
  }

  /** If not even that is possible, its lease ends and it comes again. */
  private void putOff(StalePayment stale, Duration age, Faults faults) {
    try {
      wait(stale, age);
    } catch (RuntimeException worse) {
      faults.add(worse);
    }
  }

  private Duration staleAge() {
    return stores
        .events()
        .shortestClaimTtl()
        .map(ttl -> min(ttl.dividedBy(3), staleAge))
        .orElse(staleAge);
  }

  private boolean reconcile(PaymentGateway gateway, StalePayment stale, Duration age) {
    Payment.Live payment = stale.payment();
    return switch (gateway.verify(payment.facts().reference())) {
      case Verification.Paid paid -> {
        effects.succeed(payment, paid.capture());
        yield true;
      }
      case Verification.NotPaid no -> effects.fail(payment, no.reason());
      case Verification.Unknown unknown ->
          payment instanceof Payment.Pending opened
              ? effects.fail(opened, "unknown to the gateway")
              : endNotOpened(payment);
      case Verification.Open open -> closeOrWait(stale, age);
      case Verification.NoAnswer lost ->
          isAbandoned(stale) ? endUncounted(payment, Payment.Failed.UNANSWERED) : wait(stale, age);
    };
  }

  /** No attempt of the fan's is used: who was never shown a page could not pay. */
  private boolean endNotOpened(Payment.Live payment) {
    return endUncounted(payment, Payment.Failed.NOT_OPENED);
  }

  private boolean endUncounted(Payment.Live payment, String reason) {
    return stores.payments().endUncounted(payment.id(), reason, time.instant());
  }

  private boolean closeOrWait(StalePayment stale, Duration age) {
    return switch (stale.payment()) {
      case Payment.Initializing lost -> endNotOpened(lost);
      case Payment.Unresolved lost -> endNotOpened(lost);
      case Payment.Pending pending ->
          isAbandoned(stale) ? effects.fail(pending, "abandoned") : wait(stale, age);
    };
  }

  private boolean isAbandoned(StalePayment stale) {
    Instant end = stale.payment().facts().createdAt().plus(abandonAge);
    return !stale.isHeld() && end.isBefore(time.instant());
  }

  /** A hold has no time to lose; a dead attempt is asked about ever more seldom. */
  private boolean wait(StalePayment stale, Duration age) {
    Duration delay =
        stale.isHeld()
            ? min(age, MAX_DELAY_OF_A_HOLD)
            : new Delays(age, min(abandonAge, MAX_DELAY)).after(stale.tries());
    stores.payments().putOff(stale.payment().id(), time.instant().plus(delay));
    return false;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
