package io.fairqueue.redis;

import io.fairqueue.port.BackoffPolicy;
import io.fairqueue.port.Backoffs;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Failures in Redis, for all nodes together. Thread-safe. */
public final class RedisBackoffs implements Backoffs {

  private static final RedisScript<Long> ATTEMPT =
      RedisScript.number(RedisBackoffs.class, "attempt");
  private static final RedisScript<Long> RESET = RedisScript.number(RedisBackoffs.class, "reset");
  private static final RedisScript<Long> TRUST = RedisScript.number(RedisBackoffs.class, "trust");
  private static final RedisScript<Long> IS_TRUSTED =
      RedisScript.number(RedisBackoffs.class, "isTrusted");

  private final RedisConnections redis;
  private final Pepper pepper;

  public RedisBackoffs(RedisConnections redis, Pepper pepper) {
    this.redis = redis;
    this.pepper = pepper;
  }

  @Override
  public Optional<Duration> attempt(String key, BackoffPolicy policy, Instant now) {
    long wait =
        ATTEMPT.run(
            redis,
            failures(key),
            List.of(
                Micros.of(now),
                Integer.toString(policy.free()),
                Micros.of(policy.first()),
                Micros.of(policy.longest()),
                Integer.toString(policy.perDay()),
                Micros.of(policy.afterwards()),
                Micros.of(BackoffPolicy.HOUR),
                Micros.of(BackoffPolicy.DAY)));
    return wait == 0 ? Optional.empty() : Optional.of(Duration.of(wait, ChronoUnit.MICROS));
  }

  @Override
  public void reset(String key) {
    RESET.run(redis, failures(key), List.of());
  }

  @Override
  public void trust(String key, Instant until, Instant now) {
    TRUST.run(redis, trusted(key), List.of(Micros.of(until), Micros.of(now)));
  }

  @Override
  public boolean isTrusted(String key, Instant now) {
    return IS_TRUSTED.run(redis, trusted(key), List.of(Micros.of(now))) == 1;
  }

  private List<String> failures(String key) {
    return List.of("fq:fail:" + pepper.digest(key));
  }

  private List<String> trusted(String key) {
    return List.of("fq:good:" + pepper.digest(key));
  }
}
