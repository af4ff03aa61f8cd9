package io.fairqueue.port;

import io.fairqueue.domain.EventId;
import java.time.Instant;

/** Numbers for organizers, counted from the facts. */
public interface StatsStore {

  /**
   * An event's numbers, read in one step but for the number of those who wait, which may be a
   * little older. Zeros for an event that has none.
   */
  EventStats of(EventId event, Instant now);
}
