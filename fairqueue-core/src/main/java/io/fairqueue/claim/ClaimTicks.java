package io.fairqueue.claim;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.ClaimStore;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.Parts;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What must happen by itself to claims.
 *
 * <p>Thread-safe. Every method blocks on the stores, may be repeated, and run by many nodes at
 * once.
 */
public final class ClaimTicks {

  private static final int BATCH = 500;
  private static final int MAX_BATCHES = 20;

  private final ClaimStore claims;
  private final Notifier notifier;
  private final InstantSource time;

  /** Joins the ticks to the stores. */
  public ClaimTicks(Parts parts) {
    this.claims = parts.stores().claims();
    this.notifier = parts.notifier();
    this.time = parts.time();
  }

  /** Frees the units of holds that have ended. */
  public void expire() {
    inBatches(() -> claims.expire(time.instant(), BATCH));
  }

  /** Frees what is held of a cancelled event. */
  public void releaseAll(Event.Cancelled event) {
    inBatches(() -> claims.releaseAll(event.id(), time.instant(), BATCH));
  }

  private void inBatches(Supplier<List<Claim.Released>> next) {
    Set<EventId> events = new LinkedHashSet<>();
    for (int i = 0; i < MAX_BATCHES; i++) {
      List<Claim.Released> batch = next.get();
      batch.forEach(claim -> events.add(claim.facts().eventId()));
      if (batch.size() < BATCH) {
        break;
      }
    }
    events.forEach(event -> notifier.notify(new Notifier.Notice.StockChanged(event)));
  }
}
