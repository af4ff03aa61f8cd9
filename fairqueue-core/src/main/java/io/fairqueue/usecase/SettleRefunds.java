package io.fairqueue.usecase;

import io.fairqueue.domain.Refund;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.PaymentGateway;
import io.fairqueue.port.PaymentGateway.RefundAnswer;
import io.fairqueue.port.PaymentStore;
import io.fairqueue.port.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends due refunds to the gateway; what it does not answer is tried again later. */
public final class SettleRefunds {

  private static final int BATCH = 50;
  private static final int MOST_BATCHES = 20;
  private static final Duration RETRY = Duration.ofSeconds(30);

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
   * Sends what is due, batch by batch until none is left, within bounds; gives up early on a
   * gateway that answers nothing. Answers for how many were paid.
   */
  public int settle() {
    if (gateway == null) {
      return 0;
    }
    int paid = 0;
    for (int i = 0; i < MOST_BATCHES; i++) {
      Batch batch = settleBatch(gateway);
      paid += batch.paid();
      if (batch.taken() < BATCH || batch.answered() == 0) {
        break;
      }
    }
    return paid;
  }

  private Batch settleBatch(PaymentGateway gateway) {
    Instant now = time.instant();
    List<Refund> due = payments.takeDueRefunds(now, now.plus(RETRY), BATCH);
    int answered = 0;
    int paid = 0;
    for (Refund refund : due) {
      switch (gateway.refund(refund.reference(), refund.amount(), refund.id())) {
        case RefundAnswer.Refunded done -> {
          answered++;
          if (payments.refundSucceeded(refund.id(), time.instant())) {
            paid++;
            tell(refund);
          }
        }
        case RefundAnswer.Refused no -> {
          answered++;
          payments.refundFailed(refund.id(), no.reason(), time.instant());
        }
        case RefundAnswer.NoAnswer lost -> {
          // Its next try was put off when it was taken.
        }
      }
    }
    return new Batch(due.size(), answered, paid);
  }

  /** Units may be free now. */
  private void tell(Refund refund) {
    payments
        .find(refund.paymentId())
        .flatMap(payment -> stores.claims().find(payment.facts().claimId()))
        .map(claim -> new Notifier.Notice.StockChanged(claim.facts().eventId()))
        .ifPresent(notifier::notify);
  }

  private record Batch(int taken, int answered, int paid) {}
}
