package io.fairqueue.http.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.metric.Metric;
import io.fairqueue.redis.RedisConfig;
import io.fairqueue.redis.RedisConnections;
import io.fairqueue.tck.server.TestRedis;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class NoticeRelayIT {

  private static final int CROWD = 60_000;

  @Test
  @Tag("N38")
  void notices_that_come_faster_than_they_go_are_dropped_and_counted() {
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    EventId event = new EventId(UUID.randomUUID());
    CustomerId fan = new CustomerId(UUID.randomUUID());
    try (RedisConnections redis = new RedisConnections(RedisConfig.of(TestRedis.url()));
        NoticeRelay relay = new NoticeRelay(redis, new ObjectMapper(), heard -> {}, metrics)) {
      Counter dropped = metrics.get(Metric.NOTICES_DROPPED.meter()).counter();
      assertThat(dropped.count()).isZero();

      await()
          .untilAsserted(
              () -> {
                for (int i = 0; i < CROWD; i++) {
                  relay.send(event, fan);
                }
                assertThat(dropped.count()).isPositive();
              });
    }
  }
}
