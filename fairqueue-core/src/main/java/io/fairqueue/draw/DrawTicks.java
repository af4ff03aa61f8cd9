package io.fairqueue.draw;

import io.fairqueue.domain.EventId;
import io.fairqueue.port.Parts;
import io.fairqueue.port.draw.DrawStore;
import java.time.InstantSource;
import java.util.List;

/**
 * What must happen by itself to draws.
 *
 * <p>Thread-safe. Every method blocks on the stores, may be repeated, and run by many nodes at
 * once.
 */
public final class DrawTicks {

  private final DrawStore draws;
  private final AdvanceDraw advance;
  private final InstantSource time;

  /** Joins the ticks to the stores, and to the door that shows draws. */
  public DrawTicks(Parts parts, Draws door) {
    this.draws = parts.stores().draws();
    this.advance = new AdvanceDraw(parts, door.lists);
    this.time = parts.time();
  }

  /** Events whose lobby is over and whose draw is not. One read. */
  public List<EventId> due() {
    return draws.due(time.instant());
  }

  /** Takes a draw as far as it goes now. Waits for beacons, and lists lobbies: seconds. */
  public void advance(EventId event) {
    advance.advance(event);
  }
}
