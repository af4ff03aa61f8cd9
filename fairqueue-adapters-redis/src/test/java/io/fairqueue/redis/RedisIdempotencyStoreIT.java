package io.fairqueue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.port.IdempotencyStore;
import io.fairqueue.tck.Fixtures;
import io.fairqueue.tck.IdempotencyStoreContract;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RedisIdempotencyStoreIT extends IdempotencyStoreContract {

  private final RedisConnections redis = SharedRedis.connections();
  private final RedisIdempotencyStore store = new RedisIdempotencyStore(redis);

  @Override
  protected IdempotencyStore store() {
    return store;
  }

  @Test
  void itsKeysGoAwayByThemselves() {
    String key = UUID.randomUUID().toString();
    var now = Fixtures.START;
    store.begin(key, "print", "holder", now, now.plusSeconds(60));
    assertThat(stays(key)).isBetween(1L, Duration.ofMinutes(2).toMillis());

    store.finish(key, "holder", "answer", now, now.plusSeconds(3_600));
    assertThat(stays(key)).isBetween(1L, Duration.ofMinutes(61).toMillis());
  }

  private long stays(String key) {
    return redis.call(commands -> commands.pttl("fq:idem:" + Digests.sha256(key)));
  }
}
