package io.fairqueue.event;

import io.fairqueue.domain.Event;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.Parts;
import java.time.InstantSource;
import java.util.List;

/**
 * What must happen by itself to events.
 *
 * <p>Thread-safe. Every method blocks on the stores, may be repeated, and run by many nodes at
 * once.
 */
public final class EventTicks {

  private final EventStore events;
  private final EndOverdueSale endOverdueSale;
  private final AddUpStats addUpStats;
  private final InstantSource time;

  /** Joins the ticks to the stores. */
  public EventTicks(Parts parts) {
    this.events = parts.stores().events();
    this.time = parts.time();
    this.endOverdueSale = new EndOverdueSale(events, parts.notifier(), time);
    this.addUpStats = new AddUpStats(parts.stores().stats());
  }

  /** Live events whose sale is over. */
  public List<Event> overdue() {
    return events.overdue(time.instant());
  }

  /** Ends a sale whose time is over. */
  public void end(Event overdue) {
    endOverdueSale.end(overdue);
  }

  /** Events that are over and have something left to clear up. */
  public List<Event> unfinished() {
    return events.unfinished();
  }

  /** Tells of events that have sold everything, or have something to be had again. */
  public void tellStock() {
    events.tellStock(time.instant());
  }

  /** Adds up what was counted of events, so that their numbers are read at once. */
  public void addUpStats() {
    addUpStats.addUp();
  }
}
