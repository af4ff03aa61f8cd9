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
import org.jspecify.annotations.Nullable;

/** Sends due refunds to the gateway; what it does not answer is tried again later. */
public final class SettleRefunds {

  private static final int BATCH = 50;
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

  /** How many were paid. */
  public int settle() {
    if (gateway == null) {
      return 0;
    }
    Instant now = time.instant();
    int paid = 0;
    for (Refund refund : payments.takeDueRefunds(now, now.plus(RETRY), BATCH)) {
      switch (gateway.refund(refund.reference(), refund.amount(), refund.id())) {
        case RefundAnswer.Refunded done -> {
          if (payments.refundSucceeded(refund.id(), time.instant())) {
            paid++;
            tell(refund);
          }
        }
        case RefundAnswer.Refused no ->
            payments.refundFailed(refund.id(), no.reason(), time.instant());
        case RefundAnswer.NoAnswer lost -> {
          // Its next try was put off when it was taken.
        }
      }
    }
    return paid;
  }

  /** Units may be free now. */
  private void tell(Refund refund) {
    payments
        .find(refund.paymentId())
        .flatMap(payment -> stores.claims().find(payment.facts().claimId()))
        .map(claim -> new Notifier.Notice.StockChanged(claim.facts().eventId()))
        .ifPresent(notifier::notify);
  }
}
