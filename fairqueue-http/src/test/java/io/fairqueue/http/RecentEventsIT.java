package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Api;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the public is shown of events is never older than it may be. */
@Tag("C12")
final class RecentEventsIT extends OwnRedisSuite {

  private static final Duration BOUND = Duration.ofSeconds(2);

  @Test
  @Tag("N53")
  @Tag("C9")
  void a_change_at_one_node_shows_at_once_there_and_soon_at_the_other() {
    String event = organizer.onSale(2, Map.of());
    String path = "/api/v1/events/" + event;
    for (Api node : new Api[] {server.api(), other.api()}) {
      assertThat(node.get(path).expect(200).text("status")).isEqualTo("ACTIVE");
    }

    organizer.api().put(path + "/pause").expect(200);
    assertThat(server.api().get(path).text("status")).isEqualTo("PAUSED");
    awaitText(other.api(), path, "status", "PAUSED");
    organizer.api().put(path + "/resume").expect(200);

    var fan = server.newFan();
    fan.buy(event);
    for (Api node : new Api[] {server.api(), other.api()}) {
      awaitText(node, path + "/availability", "held", "1");
    }
    server.newFan().buy(event);
    awaitText(other.api(), path, "status", "SOLD_OUT");
  }

  @Test
  void nodes_lend_each_other_what_they_read() {
    String path = "/api/v1/events/" + organizer.onSale(3, Map.of());
    double before = other.metric("fairqueue_readings_borrowed_total");

    await()
        .until(
            () -> {
              String shown = server.api().get(path).expect(200).body();
              assertThat(other.api().get(path).expect(200).body()).isEqualTo(shown);
              return other.metric("fairqueue_readings_borrowed_total") > before;
            });
  }

  @Test
  @Tag("N55")
  void without_redis_events_are_shown_and_no_older_than_before() {
    String event = organizer.onSale(1, Map.of());
    String path = "/api/v1/events/" + event;
    redis.stop();
    try {
      for (Api node : new Api[] {server.api(), other.api()}) {
        assertThat(node.get(path).expect(200).text("status")).isEqualTo("ACTIVE");
        node.get("/api/v1/events?search=Night").expect(200);
      }
      organizer.api().put(path + "/end").expect(200);
      assertThat(server.api().get(path).text("status")).isEqualTo("ENDED");
      awaitText(other.api(), path, "status", "ENDED");
    } finally {
      redis.start();
    }
  }

  @Test
  @Tag("F4")
  void a_crowd_that_looks_at_one_event_is_not_counted_by_the_database() {
    String event = organizer.onSale(1, Map.of());
    double before = server.metric("cache_gets_total{cache=\"stock\",result=\"hit\"}");
    for (int i = 0; i < 20; i++) {
      server.api().get("/api/v1/events/" + event).expect(200);
    }
    assertThat(server.metric("cache_gets_total{cache=\"stock\",result=\"hit\"}"))
        .isGreaterThan(before);
  }

  private static void awaitText(Api node, String path, String field, String value) {
    await()
        .atMost(BOUND)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> node.get(path).expect(200).text(field), value::equals);
  }
}
