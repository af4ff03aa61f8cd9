package io.fairqueue.port;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.PaymentStatus;
import java.time.Instant;
import java.util.Map;

/** Numbers for organizers. Thread-safe. */
public interface StatsStore {

  /**
   * An event's numbers, read in one step but for the number of those who wait, which may be a
   * little older. Zeros for an event that has none.
   */
  EventStats of(EventId event, Instant now);

  /**
   * What became of an event's payments, by state: of those for claims that were made from a moment
   * on. One that its fan gave up, or another took the place of, is not counted. A state that none
   * has may be missing. One plain read, of as many claims.
   */
  Map<PaymentStatus, Long> payments(EventId event, Instant since);

  /**
   * Adds up what was counted since, where a store keeps its numbers in parts, so that they are read
   * faster; no number changes.
   *
   * <p>Atomic: callers at once add up different parts. Repeating is safe. Asks no clock.
   *
   * @param limit how many parts at most
   * @return how many there were
   */
  int addUp(int limit);
}
