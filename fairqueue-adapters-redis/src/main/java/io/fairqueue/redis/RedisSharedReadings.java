package io.fairqueue.redis;

import io.fairqueue.port.SharedReadings;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.StoreUnavailableException;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Readings in Redis, each with the moment of Redis' clock at which it began; so are the moments at
 * which they end, which no delay can move. While Redis fails, it is let alone for some seconds at a
 * time. Thread-safe.
 */
public final class RedisSharedReadings implements SharedReadings {

  private static final RedisScript<List<Object>> LOOK =
      RedisScript.list(RedisSharedReadings.class, "look");
  private static final long BETWEEN_TRIES = TimeUnit.SECONDS.toNanos(5);

  private final RedisConnections redis;
  private volatile long nextTryAt = System.nanoTime();

  public RedisSharedReadings(RedisConnections redis) {
    this.redis = redis;
  }

  @Override
  public Look look(String key) {
    if (System.nanoTime() - nextTryAt < 0) {
      return Look.UNANSWERED;
    }
    try {
      List<Object> answer = LOOK.run(redis, List.of(name(key)), List.of());
      long now = Long.parseLong((String) answer.getFirst());
      return new Look(
          now, answer.size() == 1 ? Optional.empty() : shared((String) answer.get(1), now));
    } catch (StoreUnavailableException | StoreDataException lost) {
      nextTryAt = System.nanoTime() + BETWEEN_TRIES;
      return Look.UNANSWERED;
    }
  }

  @Override
  public void put(String key, String reading, Look before) {
    if (!before.isAnswered()) {
      return;
    }
    long end = TimeUnit.MICROSECONDS.toMillis(before.at()) + MAX_DURATION.toMillis();
    try {
      var unused =
          redis.send(
              commands ->
                  commands.set(name(key), before.at() + " " + reading, SetArgs.Builder.pxAt(end)));
    } catch (StoreUnavailableException | StoreDataException lost) {
      // The next who wants it reads it.
    }
  }

  private static Optional<Shared> shared(String stored, long now) {
    int space = stored.indexOf(' ');
    long began = Long.parseLong(stored.substring(0, space));
    return Optional.of(
        new Shared(stored.substring(space + 1), Duration.of(now - began, ChronoUnit.MICROS)));
  }

  /** No other key begins like this. */
  private static String name(String key) {
    return "fq:shown:" + Digests.sha256(key);
  }
}
