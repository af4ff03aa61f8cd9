package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.RawHttp;
import io.fairqueue.http.driver.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Polls that are answered from a node's memory are answers like any other. */
final class PollsIT {

  private static final String FROM_MEMORY = "fairqueue_polls_from_memory_total";
  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path data) {
    server = TestServer.embedded(data, Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @Tag("D2")
  void they_say_what_the_framework_says_with_the_same_headers() {
    String event = server.crowded();
    Fan fan = joined(event);
    Answer quick = untilFromMemory(event, fan);
    Answer usual = fan.api().get(path(event) + "?usual").expect(200);

    assertThat(timeless(quick)).isEqualTo(timeless(usual));
    assertThat(names(quick)).isEqualTo(names(usual));
    assertThat(quick.header("Content-Security-Policy"))
        .isEqualTo(usual.header("Content-Security-Policy"));
    assertThat(quick.header("Cache-Control")).isEqualTo("private, no-store");
    assertThat(quick.header("X-Request-Id")).isNotEqualTo(usual.header("X-Request-Id"));
    Answer named = fan.api().send(fan.api().request(path(event)).header("X-Request-Id", "mine-1"));
    assertThat(named.header("X-Request-Id")).isEqualTo("mine-1");
  }

  /** Without the moment at which it was said. */
  private static JsonNode timeless(Answer answer) {
    return answer.json().<ObjectNode>deepCopy().without("server_time");
  }

  @Test
  @Tag("D2")
  @Tag("D3")
  void who_moves_up_or_leaves_is_told_at_once() {
    String event = server.crowded();
    Fan first = joined(event);
    Fan second = joined(event);
    long before = untilFromMemory(event, second).number("position");

    first.leave(event).expect(204);

    assertThat(second.position(event).expect(200).number("position")).isEqualTo(before - 1);
    first.position(event).expectProblem(404, "NOT_IN_QUEUE");
    second.leave(event).expect(204);
    second.position(event).expectProblem(404, "NOT_IN_QUEUE");
  }

  @Test
  @Tag("A10")
  void a_deleted_account_is_refused_at_once() {
    String event = server.crowded();
    Fan fan = joined(event);
    untilFromMemory(event, fan);

    fan.api().delete("/api/v1/me").expect(204);

    fan.position(event).expectProblem(401, "UNAUTHORIZED");
  }

  @Test
  void what_is_no_poll_of_a_known_fan_is_refused_as_ever() {
    String event = server.crowded();
    Fan fan = joined(event);
    untilFromMemory(event, fan);

    server.api().get(path(event)).expectProblem(401, "UNAUTHORIZED");
    server.api().as("nonsense").get(path(event)).expectProblem(401, "UNAUTHORIZED");
    server.newFan().position(event).expectProblem(404, "NOT_IN_QUEUE");
    fan.api()
        .get("/api/v1/events/00000000-0000-0000-0000-00000000000x/queue/position")
        .expectProblem(400, "INVALID_INPUT");
  }

  /** A client may send the next request before the last one was answered. */
  @Test
  void answers_come_in_the_order_of_their_requests() throws IOException {
    String event = server.crowded();
    Fan fan = joined(event);
    untilFromMemory(event, fan);
    try (RawHttp connection = RawHttp.open(server.url())) {
      String line = RawHttp.request("GET", "/api/v1/events/" + event + "/queue", fan);
      String poll = RawHttp.request("GET", path(event), fan);
      connection.send(line + poll + poll + line + poll);

      for (boolean isLine : List.of(true, false, false, true, false)) {
        String answer = connection.answer();
        assertThat(answer).startsWith("HTTP/1.1 200 OK");
        assertThat(answer.contains("admissions_per_minute")).isEqualTo(isLine);
      }
    }
  }

  @Test
  @Tag("I5")
  void they_are_measured_as_the_others_are() {
    String event = server.crowded();
    Fan fan = joined(event);
    untilFromMemory(event, fan);
    String series =
        "http_server_requests_seconds_count{exception=\"none\",method=\"GET\",status=\"200\","
            + "uri=\"/api/v1/events/{eventId}/queue/position\"}";
    double before = server.metric(series);
    double fromMemory = server.metric(FROM_MEMORY);

    for (int i = 0; i < 5; i++) {
      fan.position(event).expect(200);
    }

    assertThat(server.metric(series)).isEqualTo(before + 5);
    assertThat(server.metric(FROM_MEMORY)).isGreaterThan(fromMemory);
    assertThat(server.metric("fairqueue_line_staleness_seconds")).isBetween(0.0, 2.0);
  }

  private static Fan joined(String event) {
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    return fan;
  }

  /** The first poll shows the node who asks; then it knows. */
  private static Answer untilFromMemory(String event, Fan fan) {
    double before = server.metric(FROM_MEMORY);
    return await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> fan.position(event).expect(200), answer -> server.metric(FROM_MEMORY) > before);
  }

  private static SortedSet<String> names(Answer answer) {
    return new TreeSet<>(answer.response().headers().map().keySet());
  }

  private static String path(String event) {
    return "/api/v1/events/" + event + "/queue/position";
  }
}
