package io.fairqueue.payment;

import io.fairqueue.domain.Refund;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.PaymentGateway;
import io.fairqueue.port.PaymentGateway.RefundAnswer;
import io.fairqueue.port.PaymentStore;
import io.fairqueue.port.Stores;
import io.fairqueue.work.BoundedParallel;
import io.fairqueue.work.Delays;
import io.fairqueue.work.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends due refunds to the gateway, and asks about those that it took on. What it does not answer
 * is tried again later, and after days given up, visibly: as failed.
 */
public final class SettleRefunds {

  /** How many are under way at once, and at most in one run. */
  private static final int WORKERS = 16;

  private static final int MAX = 1_000;

  /** Longer than the gateway takes to answer, or not to. */
  private static final Duration LEASE = Duration.ofSeconds(60);

  private static final Delays SENT = new Delays(Duration.ofSeconds(30), Duration.ofHours(1));

  /** A gateway has days for a refund, and tells of its end by itself. */
  private static final Delays TAKEN_ON = new Delays(Duration.ofMinutes(1), Duration.ofHours(6));

  /** Some three days without an answer. */
  private static final int MAX_TRIES = 80;

  /** Some thirty days without an end. */
  private static final int MAX_LOOKS = 130;

  /** After this many without an answer the gateway is left alone until the next run. */
  private static final int MAX_UNANSWERED = 8;

  private final Stores stores;
  private final PaymentStore payments;
  private final @Nullable PaymentGateway gateway;
  private final Notifier notifier;
  private final InstantSource time;

  public SettleRefunds(
      Stores stores, @Nullable PaymentGateway gateway, Notifier notifier, InstantSource time) {
    this.stores = stores;
    this.payments = stores.payments();
    this.gateway = gateway;
    this.notifier = notifier;
    this.time = time;
  }

  /**
   * Sends what is due, several at once, until none is left, within bounds; gives up early on a
   * gateway that answers nothing. Answers for how many were paid.
   *
   * @param onFailure hears of each failure when the rest is done; may throw
   */
  public int settle(Consumer<RuntimeException> onFailure) {
    if (gateway == null) {
      return 0;
    }
    Run run = new Run(gateway);
    BoundedParallel.workOff(WORKERS, MAX, run::take, run::settle);
    run.faults.tell(onFailure);
    return run.paid.intValue();
  }

  /** Units may be free now. */
  private void tell(Refund refund) {
    payments
        .find(refund.paymentId())
        .flatMap(payment -> stores.claims().find(payment.facts().claimId()))
        .map(claim -> new Notifier.Notice.StockChanged(claim.facts().eventId()))
        .ifPresent(notifier::notify);
  }

  /** One run, by many workers. */
  private final class Run {

    private final PaymentGateway gateway;
    private final Faults faults = new Faults();
    private final LongAdder paid = new LongAdder();
    private final AtomicInteger unanswered = new AtomicInteger();

    Run(PaymentGateway gateway) {
      this.gateway = gateway;
    }

    List<Refund> take(int count) {
      Instant now = time.instant();
      try {
        return payments.takeDueRefunds(now, now.plus(LEASE), count);
      } catch (RuntimeException failure) {
        faults.add(failure);
        return List.of();
      }
    }

    /** {@code false} if there is no use in more. */
    boolean settle(Refund refund) {
      try {
        settleOrThrow(refund);
      } catch (RuntimeException failure) {
        faults.add(failure);
        try {
          putOff(refund, Faults.describe(failure));
        } catch (RuntimeException worse) {
          // Its lease ends, and it comes again.
          faults.add(worse);
        }
      }
      return unanswered.get() < MAX_UNANSWERED;
    }

    private void settleOrThrow(Refund refund) {
      RefundAnswer answer =
          refund.trail().accepted() ? gateway.refundState(refund) : gateway.refund(refund);
      if (!(answer instanceof RefundAnswer.NoAnswer)) {
        unanswered.set(0);
      }
      switch (answer) {
        case RefundAnswer.Refunded done -> {
          if (payments.refundSucceeded(refund.id(), time.instant())) {
            paid.increment();
            tell(refund);
          }
        }
        case RefundAnswer.Accepted accepted -> accept(refund, accepted);
        case RefundAnswer.Refused no ->
            payments.refundFailed(refund.id(), no.reason(), time.instant());
        case RefundAnswer.NoAnswer lost -> {
          unanswered.incrementAndGet();
          putOff(refund, lost.reason());
        }
      }
    }

    private void accept(Refund refund, RefundAnswer.Accepted accepted) {
      if (refund.tries() >= MAX_LOOKS) {
        payments.refundFailed(
            refund.id(), "the gateway never said what became of it", time.instant());
      } else {
        payments.refundAccepted(
            refund.id(), accepted.gatewayId(), time.instant().plus(TAKEN_ON.after(refund.tries())));
      }
    }

    private void putOff(Refund refund, String reason) {
      boolean isOver = refund.tries() >= (refund.trail().accepted() ? MAX_LOOKS : MAX_TRIES);
      if (isOver) {
        payments.refundFailed(refund.id(), "given up: " + reason, time.instant());
      } else {
        Delays delays = refund.trail().accepted() ? TAKEN_ON : SENT;
        payments.putOffRefund(refund.id(), time.instant().plus(delays.after(refund.tries())));
      }
    }
  }
}
