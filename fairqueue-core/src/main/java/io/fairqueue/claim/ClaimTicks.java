package io.fairqueue.claim;

import io.fairqueue.domain.Event;
import io.fairqueue.port.Parts;

/**
 * What must happen by itself to claims.
 *
 * <p>Thread-safe. Every method blocks on the stores, may be repeated, and run by many nodes at
 * once.
 */
public final class ClaimTicks {

  private final ExpireClaims expire;

  /** Joins the ticks to the stores. */
  public ClaimTicks(Parts parts) {
    this.expire = new ExpireClaims(parts.stores().claims(), parts.notifier(), parts.time());
  }

  /** Frees the units of holds that have ended. */
  public void expire() {
    expire.expire();
  }

  /** Frees what is held of a cancelled event. */
  public void releaseAll(Event.Cancelled event) {
    expire.releaseAll(event);
  }
}
