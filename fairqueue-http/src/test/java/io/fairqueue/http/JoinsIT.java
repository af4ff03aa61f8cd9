package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.HotSpotDiagnosticMXBean;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.RawHttp;
import io.fairqueue.http.driver.TestServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
  private static final int CROWD = 300;
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

  /** While the line's row is locked, all of them wait for their commit. */
  @Test
  @Tag("D1")
  void who_waits_for_the_commit_holds_no_thread(@TempDir Path dumps) throws Exception {
    String event = server.crowded();
    List<RawHttp> connections = new ArrayList<>();
    List<String> joins = new ArrayList<>();
    for (Fan fan : server.fans(CROWD)) {
      connections.add(RawHttp.open(server.url()));
      joins.add(RawHttp.request("POST", "/api/v1/events/" + event + "/queue", fan));
    }
    // What this reads is at hand for the next ones.
    join(server.newFan(), event, USUAL).expect(201);
    try (var lock = DriverManager.getConnection(server.jdbcUrl())) {
      lock.setAutoCommit(false);
      try (var row = lock.prepareStatement("select from lines where event_id = ? for update")) {
        row.setObject(1, UUID.fromString(event));
        row.execute();
      }
      for (int i = 0; i < CROWD; i++) {
        connections.get(i).send(joins.get(i));
      }
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(10))
          .until(() -> server.metric("fairqueue_writer_queued{writer=\"line\"}") > CROWD / 2.0);
      assertThat(server.metric("fairqueue_writer_queued_longest{writer=\"line\"}"))
          .isGreaterThan(CROWD / 2.0);

      assertThat(threads(dumps.resolve("threads"), "io.fairqueue.line.JoinLine."))
          .isLessThan(CROWD / 10L);
      lock.rollback();
    }
    for (RawHttp connection : connections) {
      assertThat(connection.answer()).startsWith("HTTP/1.1 201 ");
      connection.close();
    }
  }

  /** How many lines of all threads' stacks, virtual ones too, name this. */
  private static long threads(Path dump, String frame) throws IOException {
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
    String text = Files.readString(dump);
    assertThat(text).contains("fairqueue-line-writer");
    return text.lines().filter(line -> line.contains(frame)).count();
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
