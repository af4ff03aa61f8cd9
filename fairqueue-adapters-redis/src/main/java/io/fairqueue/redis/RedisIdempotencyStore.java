package io.fairqueue.redis;

import io.fairqueue.port.IdempotencyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Answers in Redis, for all nodes together. Thread-safe. */
public final class RedisIdempotencyStore implements IdempotencyStore {

  /** How long a key outlives its request, so that the caller's clock decides and not Redis'. */
  private static final Duration SLACK = Duration.ofMinutes(1);

  private static final RedisScript<List<Object>> BEGIN =
      RedisScript.list(RedisIdempotencyStore.class, "begin");
  private static final RedisScript<Long> FINISH =
      RedisScript.number(RedisIdempotencyStore.class, "finish");
  private static final RedisScript<Long> FORGET =
      RedisScript.number(RedisIdempotencyStore.class, "forget");

  private final RedisConnections redis;

  public RedisIdempotencyStore(RedisConnections redis) {
    this.redis = redis;
  }

  @Override
  public Attempt begin(
      String key, String fingerprint, String holder, Instant now, Instant leaseEnd) {
    var answer =
        BEGIN.run(
            redis,
            keys(key),
            List.of(fingerprint, holder, Micros.of(now), Micros.of(leaseEnd), stay(now, leaseEnd)));
    return switch ((String) answer.getFirst()) {
      case "BEGUN" -> new Attempt.Begun();
      case "ANSWERED" -> new Attempt.Answered((String) answer.get(1));
      case "OTHER" -> new Attempt.OtherRequest();
      default -> new Attempt.InFlight();
    };
  }

  @Override
  public boolean finish(String key, String holder, String answer, Instant now, Instant keptUntil) {
    return FINISH.run(
            redis,
            keys(key),
            List.of(holder, answer, Micros.of(now), Micros.of(keptUntil), stay(now, keptUntil)))
        == 1;
  }

  @Override
  public boolean forget(String key, String holder) {
    return FORGET.run(redis, keys(key), List.of(holder)) == 1;
  }

  private static String stay(Instant now, Instant until) {
    return Long.toString(Duration.between(now, until).plus(SLACK).toMillis());
  }

  private static List<String> keys(String key) {
    return List.of("fq:idem:" + Digests.sha256(key));
  }
}
