package io.fairqueue.payment;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.Stores;
import java.time.InstantSource;

/**
 * Asks again for a refund that the gateway refused: also of money that never sold anything, because
 * it came twice, too late, or was of another amount.
 */
final class RetryRefund {

  private final Stores stores;
  private final Authorization authorization;
  private final InstantSource time;

  RetryRefund(Stores stores, InstantSource time) {
    this.stores = stores;
    this.authorization = new Authorization(stores, time);
    this.time = time;
  }

  /** Answers whether there is a refund that the gateway had refused. */
  public Permitted<Boolean> retry(Actor actor, PaymentId id) {
    Payment payment = stores.payments().find(id).orElse(null);
    if (payment == null) {
      return new Permitted.NotFound<>();
    }
    Event event =
        stores
            .claims()
            .find(payment.facts().claimId())
            .map(Claim::facts)
            .flatMap(claim -> stores.events().find(claim.eventId()))
            .orElse(null);
    if (event == null || !authorization.allows(actor, event, Right.REFUND)) {
      return new Permitted.Forbidden<>();
    }
    return new Permitted.Allowed<>(
        authorization.noted(
            actor,
            Deed.on(event, "refund.retry").to(id),
            () -> stores.payments().retryRefund(id, time.instant())));
  }
}
