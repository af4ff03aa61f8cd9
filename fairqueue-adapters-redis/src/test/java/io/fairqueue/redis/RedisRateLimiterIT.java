package io.fairqueue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.port.RateLimiter;
import io.fairqueue.tck.contract.operation.RateLimiterContract;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RedisRateLimiterIT extends RateLimiterContract {

  private final RedisConnections redis = SharedRedis.connections();
  private final RedisRateLimiter limiter = new RedisRateLimiter(redis, SharedRedis.PEPPER);

  @Override
  protected RateLimiter limiter() {
    return limiter;
  }

  @Test
  @Tag("I8")
  void aCrowdPassesUpToTheLimit() throws InterruptedException {
    String key = UUID.randomUUID().toString();

    assertThat(Crowd.of(60, () -> limiter.acquire(key, 10, Duration.ofMinutes(1), Fixtures.START)))
        .filteredOn(Optional::isEmpty)
        .hasSize(10);
  }

  @Test
  void itsKeysGoAwayByThemselves() {
    String key = UUID.randomUUID().toString();
    limiter.acquire(key, 10, Duration.ofMinutes(1), Fixtures.START);

    long stays = redis.call(commands -> commands.pttl("fq:rate:" + SharedRedis.PEPPER.digest(key)));
    assertThat(stays).isBetween(1L, Duration.ofMinutes(3).toMillis());
  }
}
