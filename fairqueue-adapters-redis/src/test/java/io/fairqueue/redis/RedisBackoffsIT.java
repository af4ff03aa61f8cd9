package io.fairqueue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.port.BackoffPolicy;
import io.fairqueue.port.Backoffs;
import io.fairqueue.tck.contract.operation.BackoffsContract;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RedisBackoffsIT extends BackoffsContract {

  private final RedisConnections redis = SharedRedis.connections();
  private final RedisBackoffs backoffs = new RedisBackoffs(redis, SharedRedis.PEPPER);

  @Override
  protected Backoffs backoffs() {
    return backoffs;
  }

  @Test
  void itsKeysGoAwayByThemselves() {
    String key = UUID.randomUUID().toString();
    var policy =
        new BackoffPolicy(4, Duration.ofSeconds(1), Duration.ofSeconds(5), 9, Duration.ofHours(1));
    backoffs.attempt(key, policy, Fixtures.START);
    backoffs.trust(key, Fixtures.START.plusSeconds(60), Fixtures.START);

    assertThat(stays("fq:fail:", key)).isBetween(1L, Duration.ofMinutes(61).toMillis());
    assertThat(stays("fq:good:", key)).isBetween(1L, Duration.ofMinutes(2).toMillis());
  }

  private long stays(String kind, String key) {
    return redis.call(commands -> commands.pttl(kind + SharedRedis.PEPPER.digest(key)));
  }
}
