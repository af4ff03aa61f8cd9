package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.FanSocket;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Redis forgets everything, or goes away: nothing that was acknowledged is lost. */
final class LostRedisIT extends OwnRedisSuite {

  @Test
  @Tag("D12")
  @Tag("I1")
  void positions_are_right_again_two_seconds_after_redis_forgot_everything_under_load()
      throws Exception {
    String event = organizer.onSale(1, Map.of());
    server.newFan().buy(event);
    List<Fan> fans = server.fans(100);
    fans.forEach(fan -> fan.join(event).expect(201));
    AtomicBoolean over = new AtomicBoolean();
    Fan restless = server.newFan();
    Thread load =
        Thread.ofVirtual()
            .start(
                () -> {
                  // Comes and goes behind the others, which changes the line without their places.
                  while (!over.get()) {
                    restless.join(event).expect(201);
                    restless.leave(event).expect(204);
                  }
                });
    try {
      for (int round = 0; round < 3; round++) {
        flush();
        assertRightWithin(Duration.ofSeconds(2), event, fans);
      }
    } finally {
      over.set(true);
      load.join();
    }
    fans.getFirst().leave(event).expect(204);
    flush();
    assertRightWithin(Duration.ofSeconds(2), event, fans.subList(1, fans.size()));
  }

  @Test
  @Tag("F13")
  @Tag("D12")
  @Tag("E1")
  void without_redis_fans_join_wait_hear_and_claim_as_before() {
    String event = organizer.onSale(2, Map.of());
    redis.stop();
    try {
      Fan fan = server.newFan();
      Fan there = server.newFan().at(other.url());
      try (FanSocket socket = fan.socket(event);
          FanSocket socketThere = there.socket(event)) {
        fan.join(event).expect(201);
        there.join(event).expect(201);
        fan.claim(event, socket.await("admitted").path("token").asText()).expect(201);
        there.claim(event, socketThere.await("admitted").path("token").asText()).expect(201);
        socketThere.await("sold_out");
      }
      Fan late = server.newFan();
      late.join(event).expect(201);
      assertThat(late.position(event).expect(200).number("position")).isEqualTo(1);
    } finally {
      redis.start();
    }
    await()
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> server.api().get("/health").status() == 200);
  }

  private static void assertRightWithin(Duration time, String event, List<Fan> fans) {
    List<Long> right = LongStream.rangeClosed(1, fans.size()).boxed().toList();
    await()
        .atMost(time)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(
            () ->
                assertThat(
                        fans.stream()
                            .map(fan -> fan.position(event).expect(200).number("position")))
                    .containsExactlyElementsOf(right));
  }

  private void flush() {
    RedisClient client = RedisClient.create(redis.url());
    try (var connection = client.connect()) {
      connection.sync().flushall();
    } finally {
      client.shutdown();
    }
  }
}
