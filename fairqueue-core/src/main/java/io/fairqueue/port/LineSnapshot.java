package io.fairqueue.port;

import io.fairqueue.domain.EventId;

/**
 * A whole waiting set.
 *
 * @param rev the last change that is in it; 0 for a line that never changed
 * @param places who waits, ascending
 * @param admitted admissions of the last minute by their age: {@code admitted[i]} were {@code i}
 *     whole seconds ago
 */
public record LineSnapshot(EventId event, long rev, long[] places, long[] admitted) {

  /** How far {@code admitted} looks back. */
  public static final int SECONDS = 60;

  /** A line that never changed. */
  public static LineSnapshot empty(EventId event) {
    return new LineSnapshot(event, 0, new long[0], new long[SECONDS]);
  }
}
