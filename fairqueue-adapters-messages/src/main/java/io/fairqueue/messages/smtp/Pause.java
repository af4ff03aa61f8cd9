package io.fairqueue.messages.smtp;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long a server that is away is left alone: longer each time. Thread-safe. */
final class Pause {

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private Duration next = FIRST;
  private @Nullable Instant over;

  /** When it is over; null if it is. */
  synchronized @Nullable Instant overAt(Instant now) {
    return over != null && now.isBefore(over) ? over : null;
  }

  /** Those who find it away together find it once. */
  synchronized void begin(Instant now) {
    if (overAt(now) == null) {
      over = now.plus(next);
      Duration doubled = next.multipliedBy(2);
      next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
  }

  synchronized void end() {
    over = null;
    next = FIRST;
  }
}
