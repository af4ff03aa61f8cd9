package io.fairqueue.redis;

import io.fairqueue.port.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Counts in Redis, for all nodes together. Thread-safe. */
public final class RedisRateLimiter implements RateLimiter {

  private static final RedisScript<Long> ACQUIRE =
      RedisScript.number(RedisRateLimiter.class, "acquire");

  private final RedisConnections redis;

  public RedisRateLimiter(RedisConnections redis) {
    this.redis = redis;
  }

  @Override
  public Optional<Duration> acquire(String key, int limit, Duration window, Instant now) {
    long wait =
        ACQUIRE.run(
            redis,
            List.of("fq:rate:" + Digests.sha256(key)),
            List.of(Micros.of(now), Integer.toString(limit), Micros.of(window)));
    return wait == 0 ? Optional.empty() : Optional.of(Duration.of(wait, ChronoUnit.MICROS));
  }
}
