package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.RawHttp;
import io.fairqueue.http.driver.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Joins that are answered in front of the framework are answers like any other. A query, which
 * means nothing to a join, sends one through the framework.
 */
final class JoinsIT {

  private static final String USUAL = "?usual";
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
  @Tag("D1")
  void they_say_what_the_framework_says_with_the_same_headers() {
    String event = server.crowded();
    Answer direct = server.newFan().join(event).expect(201);
    Answer usual = join(server.newFan(), event, USUAL).expect(201);

    assertThat(names(direct)).isEqualTo(names(usual));
    assertThat(fields(direct.json())).isEqualTo(fields(usual.json()));
    assertThat(direct.number("number")).isEqualTo(2);
    assertThat(usual.number("number")).isEqualTo(3);
    assertThat(direct.header("Content-Type")).isEqualTo(usual.header("Content-Type"));
  }

  @Test
  @Tag("D1")
  void refusals_are_the_same() {
    String event = server.crowded();
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    Fan nobody = new Fan(server.api().as("nonsense"), "", "");

    assertSame(fan, event, 409, "ALREADY_IN_QUEUE");
    assertSame(nobody, event, 401, "UNAUTHORIZED");
    assertSame(fan, UUID.randomUUID().toString(), 404, "EVENT_NOT_ACTIVE");
    assertSame(fan, "00000000-0000-0000-0000-00000000000x", 400, "INVALID_INPUT");
    assertSame(new Fan(server.organizer().api(), "", ""), event, 401, "UNAUTHORIZED");
  }

  @Test
  @Tag("A10")
  void a_deleted_account_joins_no_line() {
    String event = server.crowded();
    Fan fan = server.newFan();
    fan.api().delete("/api/v1/me").expect(204);

    fan.join(event).expectProblem(401, "UNAUTHORIZED");
  }

  /** A client may send the next request before the last one was answered. */
  @Test
  void answers_come_in_the_order_of_their_requests() throws IOException {
    String event = server.crowded();
    Fan fan = server.newFan();
    try (RawHttp connection = RawHttp.open(server.url())) {
      String join = RawHttp.request("POST", "/api/v1/events/" + event + "/queue", fan);
      String poll = RawHttp.request("GET", "/api/v1/events/" + event + "/queue/position", fan);
      String show = RawHttp.request("GET", "/api/v1/events/" + event, fan);
      connection.send(join + poll + join + show + poll);

      assertThat(connection.answer()).startsWith("HTTP/1.1 201 ");
      assertThat(connection.answer()).startsWith("HTTP/1.1 200 ").contains("\"position\":1");
      assertThat(connection.answer()).startsWith("HTTP/1.1 409 ").contains("ALREADY_IN_QUEUE");
      assertThat(connection.answer()).startsWith("HTTP/1.1 200 ").contains("sale_start");
      assertThat(connection.answer()).startsWith("HTTP/1.1 200 ").contains("\"position\":1");
    }
  }

  @Test
  @Tag("I5")
  void they_are_measured_as_the_others_are() {
    String event = server.crowded();
    Fan direct = server.newFan();
    Fan usual = server.newFan();
    double joins = server.metric(series("none", 201));
    direct.join(event).expect(201);
    join(usual, event, USUAL).expect(201);
    assertThat(server.metric(series("none", 201))).isEqualTo(joins + 2);

    join(usual, event, USUAL).expect(409);
    double refusals = server.metric(series("ProblemException", 409));
    direct.join(event).expect(409);
    assertThat(server.metric(series("ProblemException", 409))).isEqualTo(refusals + 1);
  }

  private static void assertSame(Fan fan, String event, int status, String code) {
    Answer direct = fan.join(event).expectProblem(status, code);
    Answer usual = join(fan, event, USUAL).expectProblem(status, code);
    assertThat(direct.json()).isEqualTo(usual.json());
    assertThat(names(direct)).isEqualTo(names(usual));
    assertThat(direct.header("WWW-Authenticate")).isEqualTo(usual.header("WWW-Authenticate"));
  }

  private static Answer join(Fan fan, String event, String query) {
    return fan.api().post("/api/v1/events/" + event + "/queue" + query);
  }

  private static String series(String exception, int status) {
    return "http_server_requests_seconds_count{exception=\"%s\",method=\"POST\",status=\"%d\",uri=\"%s\"}"
        .formatted(exception, status, "/api/v1/events/{eventId}/queue");
  }

  private static SortedSet<String> names(Answer answer) {
    return new TreeSet<>(answer.response().headers().map().keySet());
  }

  private static SortedSet<String> fields(JsonNode json) {
    var names = new TreeSet<String>();
    json.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
