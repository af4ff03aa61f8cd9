package io.fairqueue.tck;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.PaymentStore.BeginOutcome;
import io.fairqueue.port.PaymentStore.RefundOutcome;
import io.fairqueue.port.PaymentStore.Settlement;
import io.fairqueue.port.Stores;
import java.time.Instant;
import java.util.Set;

/** Takes money and gives it back, where a test wants that done and not looked at. */
final class Till {

  static final int ATTEMPTS = 3;

  private static final IdSource IDS = IdSource.random();

  private final Stores stores;

  Till(Stores stores) {
    this.stores = stores;
  }

  /** An attempt to pay. */
  Payment.Initializing begin(Claim.Claimed claim, Instant now) {
    PaymentId id = new PaymentId(IDS.next());
    BeginOutcome outcome =
        stores.payments().begin(id, claim.id(), "ref-" + id, null, ATTEMPTS, now);
    if (outcome instanceof BeginOutcome.Begun begun) {
      return begun.payment();
    }
    throw new AssertionError(outcome);
  }

  /** Pays what is held. */
  Claim.Confirmed sell(Claim.Claimed claim, Instant now) {
    PaymentId payment = begin(claim, now).id();
    Settlement settlement =
        stores.payments().succeed(payment, claim.facts().amount(), "ext", refund(), now);
    if (settlement instanceof Settlement.Confirmed confirmed) {
      return confirmed.claim();
    }
    throw new AssertionError(settlement);
  }

  /** This many general units, sold to a new fan. */
  Claim.Confirmed sell(EventId event, int quantity, Instant now) {
    Fixtures given = new Fixtures(stores);
    return sell(given.held(event, given.customer(), quantity, now), now);
  }

  /** Asks for the money of a sale back, also when somebody was let in. */
  Refund askBack(Claim.Confirmed sold, Instant now) {
    RefundOutcome request =
        stores.payments().requestRefund(sold.id(), refund(), Set.of(), "cannot come", true, now);
    if (request instanceof RefundOutcome.Requested requested) {
      return requested.refunds().getFirst();
    }
    throw new AssertionError(request);
  }

  static RefundId refund() {
    return new RefundId(IDS.next());
  }
}
