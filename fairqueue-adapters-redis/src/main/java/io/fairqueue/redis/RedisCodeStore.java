package io.fairqueue.redis;

import io.fairqueue.domain.OneTimeCode;
import io.fairqueue.port.CodeStore;
import io.fairqueue.port.CodeSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One-time codes in Redis: losing them costs a fan another mail. What Redis holds tells neither
 * codes nor addresses without the pepper. Thread-safe.
 */
public final class RedisCodeStore implements CodeStore {

  /** How long a key outlives its codes, so that the caller's clock decides and not Redis'. */
  private static final Duration SLACK = Duration.ofMinutes(1);

  private static final RedisScript<Long> PUT = RedisScript.number(RedisCodeStore.class, "put");
  private static final RedisScript<List<Object>> TAKE =
      RedisScript.list(RedisCodeStore.class, "take");

  private final RedisConnections redis;
  private final Pepper pepper;

  public RedisCodeStore(RedisConnections redis, Pepper pepper) {
    this.redis = redis;
    this.pepper = pepper;
  }

  @Override
  public void put(CodeSubject subject, Issued issued, Instant now) {
    Duration stays = Duration.between(now, issued.until()).plus(SLACK);
    PUT.run(
        redis,
        keys(subject),
        List.of(
            issued.request().toString(),
            hash(subject, issued.code()),
            pepper.digest("origin\n" + issued.origin()),
            pepper.seal(issued.note()),
            Micros.of(issued.until()),
            Micros.of(now),
            Long.toString(Math.max(1, stays.toMillis())),
            Integer.toString(MAX_LIVE),
            Integer.toString(MAX_LIVE_OF_ORIGIN)));
  }

  @Override
  public Optional<String> take(CodeSubject subject, Offered offered, Instant now) {
    List<Object> note =
        TAKE.run(
            redis,
            keys(subject),
            List.of(
                offered.request() == null ? "" : offered.request().toString(),
                hash(subject, offered.code()),
                pepper.digest("origin\n" + offered.origin()),
                Micros.of(now),
                Integer.toString(MAX_WRONG_TRIES),
                Integer.toString(NEWEST)));
    return note.isEmpty() ? Optional.empty() : Optional.of(pepper.open((String) note.getFirst()));
  }

  private List<String> keys(CodeSubject subject) {
    return List.of("fq:code:" + pepper.digest("subject\n" + name(subject)));
  }

  private String hash(CodeSubject subject, OneTimeCode code) {
    return pepper.digest("code\n" + name(subject) + "\n" + code.digits());
  }

  private static String name(CodeSubject subject) {
    return subject.purpose() + "\n" + subject.who();
  }
}
