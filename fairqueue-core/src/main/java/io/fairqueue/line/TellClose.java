package io.fairqueue.line;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.Pace;
import io.fairqueue.port.LineReads;
import io.fairqueue.port.LineStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Tells fans whose turn is near so, as far as the pace of their line lets one guess. */
final class TellClose {

  private static final Duration NEAR = Duration.ofMinutes(5);

  /** The others are told by the next tick. */
  private static final int AT_ONCE = 500;

  private final LineStore lines;
  private final LineReads reads;
  private final InstantSource time;

  TellClose(LineStore lines, LineReads reads, InstantSource time) {
    this.lines = lines;
    this.reads = reads;
    this.time = time;
  }

  void tell(Event event) {
    Instant now = time.instant();
    long waiting = event.admitsAt(now) ? reads.waiting(event.id()) : 0;
    if (waiting == 0) {
      return;
    }
    long position = lastNear(reads.pace(event.id(), event.policy(), now), waiting);
    lines.tellClose(event.id(), position, AT_ONCE, now);
  }

  /** The last position from which half of the fans wait no longer than that; 0 if nobody knows. */
  static long lastNear(Pace pace, long waiting) {
    long low = 0;
    long high = waiting;
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      boolean isNear =
          pace.estimate(middle)
              .filter(wait -> wait.medianSeconds() <= NEAR.toSeconds())
              .isPresent();
      if (isNear) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
