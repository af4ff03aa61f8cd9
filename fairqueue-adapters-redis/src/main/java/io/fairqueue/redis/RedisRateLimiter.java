package io.fairqueue.redis;

import io.fairqueue.port.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

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

  @Override
  public CompletionStage<Optional<Duration>> acquireSoon(
      String key, int limit, Duration window, Instant now) {
    return ACQUIRE
        .runSoon(redis, keys(key), arguments(limit, window, now))
        .thenApply(RedisRateLimiter::toWait);
  }

  private Optional<Duration> run(
      RedisScript<Long> script, String key, int limit, Duration window, Instant now) {
    return toWait(script.run(redis, keys(key), arguments(limit, window, now)));
  }

  private List<String> keys(String key) {
    return List.of("fq:rate:" + pepper.digest(key));
  }

  private static List<String> arguments(int limit, Duration window, Instant now) {
    return List.of(Micros.of(now), Integer.toString(limit), Micros.of(window));
  }

  private static Optional<Duration> toWait(long micros) {
    return micros == 0 ? Optional.empty() : Optional.of(Duration.of(micros, ChronoUnit.MICROS));
  }
}
