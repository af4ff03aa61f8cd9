package io.fairqueue.memory.account;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the holdings of an ended account were looked at. */
record MemoryHoldings(Instant endedAt, @Nullable Instant lookedAt) {

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** At once, and then after as long a time as it has ended. */
  boolean isDue(Instant now) {
    if (lookedAt == null) {
      return true;
    }
    Duration since = Duration.between(endedAt, lookedAt);
    return !now.isBefore(lookedAt.plus(since.compareTo(SHORTEST) < 0 ? SHORTEST : since));
  }
}
