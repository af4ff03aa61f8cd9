package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The figures of events over time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SamplesIT {

  private static final List<String> TOTALS =
      List.of("joined_total", "admitted_total", "left_total", "confirmed_total", "captured_minor");

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  void two_nodes_write_each_sample_once_and_differences_add_up_to_the_totals() {
    String event = organizer.onSale(20, Map.of());
    try (TestServer other = server.sibling(Map.of())) {
      assertThat(other.url()).isNotEqualTo(server.url());
      for (int i = 0; i < 3; i++) {
        Fan fan = server.newFan();
        fan.pay(fan.buy(event));
        int samples = i + 1;
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> last(event, "confirmed_total") == samples);
      }
      Fan gone = server.newFan();
      gone.join(event).expect(201);
      gone.leave(event);
    }
    JsonNode stats = organizer.stats(event).expect(200).json();
    await().atMost(Duration.ofSeconds(30)).until(() -> last(event, "joined_total") == 4);

    JsonNode samples = samples(event, "").expect(200).json();
    List<Long> at = column(samples, "at");
    assertThat(at).hasSizeBetween(3, 10).isSorted().doesNotHaveDuplicates();
    for (int i = 1; i < at.size(); i++) {
      assertThat(at.get(i) - at.get(i - 1)).isGreaterThanOrEqualTo(9);
    }
    for (String total : TOTALS) {
      List<Long> values = column(samples, total);
      long sum = values.getFirst();
      for (int i = 1; i < values.size(); i++) {
        assertThat(values.get(i)).as(total).isGreaterThanOrEqualTo(values.get(i - 1));
        sum += values.get(i) - values.get(i - 1);
      }
      assertThat(sum).as(total).isEqualTo(values.getLast());
    }
    assertThat(column(samples, "captured_minor").getLast())
        .isEqualTo(stats.path("captured_minor").asLong());
    assertThat(column(samples, "sold").getLast()).isEqualTo(3);
    assertThat(column(samples, "free").getLast()).isEqualTo(17);
  }

  @Test
  void a_span_is_shown_in_two_thousand_points_at_most() {
    String event = organizer.onSale(1, Map.of());
    Instant now = server.time();
    String month = "?from=" + now.minus(Duration.ofDays(30)) + "&to=" + now;

    JsonNode shown = samples(event, month).expect(200).json();

    assertThat(shown.path("step_seconds").asLong()).isEqualTo(1_300);
    for (String wrong :
        List.of(
            month + "&step=10",
            month + "&step=0",
            month + "&step=-10",
            month + "&step=1305",
            month + "&step=ten",
            month + "&step=99999999999999999999",
            "?from=" + now + "&to=" + now,
            "?from=" + now.plusSeconds(1) + "&to=" + now,
            "?from=" + now.minus(Duration.ofDays(401)) + "&to=" + now,
            "?from=yesterday",
            "?to=",
            "?from=%25",
            "?from=-999999999-01-01T00:00:00Z",
            "?to=%2B999999999-12-31T23:59:59Z")) {
      samples(event, wrong).expectProblem(400, "INVALID_INPUT");
    }
  }

  @Test
  @Tag("A9")
  void only_those_who_work_on_the_event_see_its_figures() {
    String event = organizer.onSale(1, Map.of());
    String path = "/api/v1/events/" + event + "/samples";
    server.organizer().api().get(path).expectProblem(403, "FORBIDDEN");
    server.newFan().api().get(path).expectProblem(401, "UNAUTHORIZED");
    samples(UUID.randomUUID().toString(), "").expectProblem(404, "EVENT_NOT_FOUND");
  }

  private long last(String event, String column) {
    List<Long> values = column(samples(event, "").expect(200).json(), column);
    return values.isEmpty() ? -1 : values.getLast();
  }

  private static List<Long> column(JsonNode samples, String name) {
    List<Long> values = new ArrayList<>();
    samples.path(name).forEach(value -> values.add(value.asLong()));
    return values;
  }

  private Answer samples(String event, String query) {
    return organizer.api().get("/api/v1/events/" + event + "/samples" + query);
  }
}
