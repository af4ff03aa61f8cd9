package io.fairqueue.memory.account;

import io.fairqueue.port.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Rate limits in memory, by the generic cell rate algorithm (ITU-T I.371): one instant per key.
 * Keeps the 100,000 keys that came last.
 */
public final class MemoryRateLimiter implements RateLimiter {

  private static final int MAX = 100_000;

  private final LinkedHashMap<String, Instant> arrivals = new LinkedHashMap<>();

  @Override
  public synchronized Optional<Duration> acquire(
      String key, int limit, Duration window, Instant now) {
    Optional<Duration> wait = peek(key, limit, window, now);
    if (wait.isEmpty()) {
      Instant expected = expected(key, now);
      arrivals.remove(key);
      arrivals.put(key, expected.plus(window.dividedBy(limit)));
      if (arrivals.size() > MAX) {
        arrivals.pollFirstEntry();
      }
    }
    return wait;
  }

  @Override
  public CompletionStage<Optional<Duration>> acquireSoon(
      String key, int limit, Duration window, Instant now) {
    return CompletableFuture.completedFuture(acquire(key, limit, window, now));
  }

  @Override
  public synchronized Optional<Duration> peek(String key, int limit, Duration window, Instant now) {
    Duration ahead = Duration.between(now, expected(key, now));
    Duration tolerance = window.dividedBy(limit).multipliedBy(limit - 1L);
    return ahead.compareTo(tolerance) > 0 ? Optional.of(ahead.minus(tolerance)) : Optional.empty();
  }

  private Instant expected(String key, Instant now) {
    Instant known = arrivals.get(key);
    return known == null || known.isBefore(now) ? now : known;
  }
}
