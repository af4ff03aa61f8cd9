package io.fairqueue.payment;

import io.fairqueue.claim.ClaimTicks;
import io.fairqueue.domain.Event;
import io.fairqueue.port.PaymentStore;
import java.time.InstantSource;

/**
 * What is left of a cancelled event: holds to release, sales to refund. Goes on where it stopped.
 */
final class FinishCancellation {

  private static final int BATCH = 200;
  private static final int MAX_BATCHES = 10;

  private final ClaimTicks claims;
  private final PaymentStore payments;
  private final InstantSource time;

  FinishCancellation(ClaimTicks claims, PaymentStore payments, InstantSource time) {
    this.claims = claims;
    this.payments = payments;
    this.time = time;
  }

  /** How many sales were asked to be refunded now. */
  int finish(Event.Cancelled event) {
    claims.releaseAll(event);
    int asked = 0;
    for (int i = 0; i < MAX_BATCHES; i++) {
      int batch =
          payments.requestRefunds(
              event.id(), "event cancelled: " + event.reason(), time.instant(), BATCH);
      asked += batch;
      if (batch < BATCH) {
        break;
      }
    }
    return asked;
  }
}
