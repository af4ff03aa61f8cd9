package io.fairqueue.cli.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.cli.OperatorsSuite;
import io.fairqueue.cli.Run;
import io.fairqueue.http.notice.NodeNotice;
import io.fairqueue.http.notice.NoticeRelay;
import io.fairqueue.redis.RedisChannel;
import io.fairqueue.redis.RedisConfig;
import io.fairqueue.redis.RedisConnections;
import io.fairqueue.tck.server.TestRedis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What commands change, servers hear of, by the relay that each of them has. */
class NoticesIT extends OperatorsSuite {

  @Test
  @Tag("C2")
  void servers_hear_of_a_pause_as_it_happens() {
    String event = createEvent(7);
    assertThat(run("event", "activate", event).code()).isZero();
    List<NodeNotice> notices = new CopyOnWriteArrayList<>();
    List<String> lines = new CopyOnWriteArrayList<>();
    try (RedisConnections redis = new RedisConnections(RedisConfig.of(TestRedis.url()));
        NoticeRelay relay =
            new NoticeRelay(redis, new ObjectMapper(), notices::add, new SimpleMeterRegistry());
        RedisChannel feed = new RedisChannel(redis, "fq:lines", lines::add)) {
      // They may not listen yet at the first.
      await()
          .until(
              () -> {
                assertThat(run("event", "pause", event).code()).isZero();
                assertThat(run("event", "resume", event).code()).isZero();
                return notices.stream().anyMatch(notice -> isOf(event, notice))
                    && lines.stream().anyMatch(line -> line.startsWith(event));
              });
      assertThat(relay).isNotNull();
      assertThat(feed.errors()).isZero();
    }
  }

  @Test
  @Tag("C2")
  void a_redis_that_is_away_stops_no_command() {
    String event = createEvent(7);
    Map<String, String> away =
        Map.of(
            "FAIRQUEUE_POSTGRES_URL",
            environment().get("FAIRQUEUE_POSTGRES_URL"),
            "FAIRQUEUE_REDIS_URL",
            "redis://localhost:1");

    for (String act : List.of("activate", "pause", "resume")) {
      Run run = Run.of(away, "", "event", act, event);
      assertThat(run.code()).as(run.err()).isZero();
    }
  }

  private static boolean isOf(String event, NodeNotice notice) {
    return notice.event().equals(UUID.fromString(event)) && notice.fans().isEmpty();
  }
}
