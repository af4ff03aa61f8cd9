package io.fairqueue.memory;

import io.fairqueue.port.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Rate limits in memory, by the generic cell rate algorithm (ITU-T I.371): one instant per key.
 * Keeps the 100,000 keys that came last.
 */
public final class MemoryRateLimiter implements RateLimiter {

  private static final int MOST = 100_000;

  private final LinkedHashMap<String, Instant> arrivals = new LinkedHashMap<>();

  @Override
  public synchronized Optional<Duration> acquire(
      String key, int limit, Duration window, Instant now) {
    Duration step = window.dividedBy(limit);
    Instant known = arrivals.get(key);
    Instant expected = known == null || known.isBefore(now) ? now : known;
    Duration ahead = Duration.between(now, expected);
    Duration tolerance = step.multipliedBy(limit - 1L);
    if (ahead.compareTo(tolerance) > 0) {
      return Optional.of(ahead.minus(tolerance));
    }
    arrivals.remove(key);
    arrivals.put(key, expected.plus(step));
    if (arrivals.size() > MOST) {
      arrivals.pollFirstEntry();
    }
    return Optional.empty();
  }
}
