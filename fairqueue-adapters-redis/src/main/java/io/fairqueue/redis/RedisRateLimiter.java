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
  private static final RedisScript<Long> PEEK = RedisScript.number(RedisRateLimiter.class, "peek");

  private final RedisConnections redis;
  private final Pepper pepper;

  public RedisRateLimiter(RedisConnections redis, Pepper pepper) {
    this.redis = redis;
    this.pepper = pepper;
  }

  @Override
  public Optional<Duration> acquire(String key, int limit, Duration window, Instant now) {
    return run(ACQUIRE, key, limit, window, now);
  }

  @Override
  public Optional<Duration> peek(String key, int limit, Duration window, Instant now) {
    return run(PEEK, key, limit, window, now);
  }

  private Optional<Duration> run(
      RedisScript<Long> script, String key, int limit, Duration window, Instant now) {
    long wait =
        script.run(
            redis,
            List.of("fq:rate:" + pepper.digest(key)),
            List.of(Micros.of(now), Integer.toString(limit), Micros.of(window)));
    return wait == 0 ? Optional.empty() : Optional.of(Duration.of(wait, ChronoUnit.MICROS));
  }
}
