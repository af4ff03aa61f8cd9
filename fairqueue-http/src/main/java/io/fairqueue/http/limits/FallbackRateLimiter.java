package io.fairqueue.http.limits;

import io.fairqueue.port.RateLimiter;
import io.fairqueue.port.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts for all nodes together while that can be done, and for this node alone while it can't.
 * After a failure it does not ask again for a while: each question would wait for its time-out.
 * Thread-safe.
 */
public final class FallbackRateLimiter implements RateLimiter {

  private static final Duration REST = Duration.ofSeconds(2);

  private final RateLimiter shared;
  private final RateLimiter own;
  private volatile Instant restsUntil = Instant.MIN;

  public FallbackRateLimiter(RateLimiter shared, RateLimiter own) {
    this.shared = shared;
    this.own = own;
  }

  @Override
  public Optional<Duration> acquire(String key, int limit, Duration window, Instant now) {
    if (now.isBefore(restsUntil)) {
      return own.acquire(key, limit, window, now);
    }
    try {
      return shared.acquire(key, limit, window, now);
    } catch (StoreUnavailableException lost) {
      restsUntil = now.plus(REST);
      return own.acquire(key, limit, window, now);
    }
  }
}
