package io.fairqueue.redis;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.port.CodeStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One-time codes in Redis: losing them costs a fan another mail. Thread-safe. */
public final class RedisCodeStore implements CodeStore {

  /** How long a key outlives its code, so that the caller's clock decides and not Redis'. */
  private static final Duration SLACK = Duration.ofMinutes(1);

  private static final RedisScript<Long> PUT = RedisScript.number(RedisCodeStore.class, "put");
  private static final RedisScript<Long> TAKE = RedisScript.number(RedisCodeStore.class, "take");

  private final RedisConnections redis;

  public RedisCodeStore(RedisConnections redis) {
    this.redis = redis;
  }

  @Override
  public void put(EmailAddress email, String code, Duration ttl, Instant now) {
    PUT.run(
        redis,
        keys(email),
        List.of(
            hash(email, code),
            Micros.of(now.plus(ttl)),
            Long.toString(ttl.plus(SLACK).toMillis())));
  }

  @Override
  public boolean take(EmailAddress email, String code, Instant now) {
    long right =
        TAKE.run(
            redis,
            keys(email),
            List.of(hash(email, code), Micros.of(now), Integer.toString(MAX_WRONG_TRIES)));
    return right == 1;
  }

  private static List<String> keys(EmailAddress email) {
    return List.of("fq:code:" + Digests.sha256(email.value()));
  }

  private static String hash(EmailAddress email, String code) {
    return Digests.hmacSha256(email.value(), code);
  }
}
