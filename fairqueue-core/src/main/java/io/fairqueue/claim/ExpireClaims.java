package io.fairqueue.claim;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Event;
import io.fairqueue.port.ClaimStore;
import io.fairqueue.port.Notifier;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Frees the units of holds that have ended, and of unpaid claims of cancelled events. */
final class ExpireClaims {

  private static final int BATCH = 500;
  private static final int MAX_BATCHES = 20;

  private final ClaimStore claims;
  private final Notifier notifier;
  private final InstantSource time;

  ExpireClaims(ClaimStore claims, Notifier notifier, InstantSource time) {
    this.claims = claims;
    this.notifier = notifier;
    this.time = time;
  }

  public List<Claim.Released> expire() {
    return inBatches(() -> claims.expire(time.instant(), BATCH));
  }

  public List<Claim.Released> releaseAll(Event.Cancelled event) {
    return inBatches(() -> claims.releaseAll(event.id(), time.instant(), BATCH));
  }

  private List<Claim.Released> inBatches(Supplier<List<Claim.Released>> next) {
    var all = new ArrayList<Claim.Released>();
    for (int i = 0; i < MAX_BATCHES; i++) {
      var batch = next.get();
      all.addAll(batch);
      if (batch.size() < BATCH) {
        break;
      }
    }
    all.stream()
        .map(claim -> claim.facts().eventId())
        .distinct()
        .forEach(event -> notifier.notify(new Notifier.Notice.StockChanged(event)));
    return all;
  }
}
