package io.fairqueue.payment;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundNews;
import io.fairqueue.port.Capture;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.PaymentStore.Settlement;
import io.fairqueue.port.RefundNewsOutcome;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.Optional;

/** Gives what the gateway says of a payment its effect: the same for webhooks and for polls. */
final class PaymentEffects {

  private final Stores stores;
  private final Notifier notifier;
  private final IdSource ids;
  private final InstantSource time;

  PaymentEffects(Stores stores, Notifier notifier, IdSource ids, InstantSource time) {
    this.stores = stores;
    this.notifier = notifier;
    this.ids = ids;
    this.time = time;
  }

  Settlement succeed(Payment payment, Capture capture) {
    var settlement =
        stores.payments().succeed(payment.id(), capture, new RefundId(ids.next()), time.instant());
    if (settlement instanceof Settlement.Confirmed confirmed) {
      notifier.notify(new Notifier.Notice.StockChanged(confirmed.claim().facts().eventId()));
    }
    return settlement;
  }

  RefundNewsOutcome refund(Payment payment, RefundNews news) {
    var outcome =
        stores
            .payments()
            .applyRefundNews(payment.id(), news, new RefundId(ids.next()), time.instant());
    if (outcome == RefundNewsOutcome.CHANGED) {
      tellStock(stores.claims().find(payment.facts().claimId()));
    }
    return outcome;
  }

  private void tellStock(Optional<Claim> claim) {
    claim.ifPresent(
        found -> notifier.notify(new Notifier.Notice.StockChanged(found.facts().eventId())));
  }

  boolean fail(Payment payment, String reason) {
    var claim = stores.claims().find(payment.facts().claimId());
    int attempts =
        claim
            .flatMap(found -> stores.events().find(found.facts().eventId()))
            .map(event -> event.policy().maxPaymentAttempts())
            .orElse(1);
    boolean changed = stores.payments().fail(payment.id(), reason, attempts, time.instant());
    if (changed) {
      tellStock(claim);
    }
    return changed;
  }
}
