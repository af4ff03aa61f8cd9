package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import jdk.jfr.FlightRecorder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators and browsers see of a server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OperationsIT {

  /** Where other programs have such things. */
  private static final List<String> TOOLS =
      List.of(
          "beans",
          "caches",
          "debug/pprof/",
          "env",
          "flyway",
          "heapdump",
          "info",
          "jfr",
          "jobs",
          "loggers",
          "prometheus",
          "refresh",
          "routes",
          "stop",
          "threaddump",
          "actuator",
          "actuator/heapdump");

  private Api api;

  @BeforeAll
  void start() {
    api = TestServer.shared().api();
  }

  @Test
  @Tag("I7")
  void a_sane_request_id_comes_back_and_another_is_replaced() {
    assertThat(withId("Order-66_a.b").header("X-Request-Id")).isEqualTo("Order-66_a.b");
    for (String bad : new String[] {"x".repeat(65), "a b", "<script>", ""}) {
      assertThat(withId(bad).header("X-Request-Id")).isNotBlank().isNotEqualTo(bad);
    }
    assertThat(api.get("/health").header("X-Request-Id"))
        .isNotEqualTo(api.get("/health").header("X-Request-Id"));
  }

  @ParameterizedTest
  @Tag("I16")
  @ValueSource(strings = {"/health", "/nowhere", "/api/v1/me", "/docs"})
  void every_answer_tells_browsers_what_not_to_do(String path) {
    Answer answer = api.get(path);

    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Content-Security-Policy"))
        .contains(path.startsWith("/api/") ? "default-src 'none'" : "default-src 'self'")
        .contains("frame-ancestors 'none'");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Server")).isEmpty();
  }

  @Test
  @Tag("I16")
  void without_a_list_no_foreign_page_may_call() {
    assertThat(preflight(api, "https://evil.example").header("Access-Control-Allow-Origin"))
        .isEmpty();
  }

  @Test
  @Tag("I5")
  @Tag("N38")
  void the_metrics_move() {
    TestServer server = TestServer.shared();
    String event = server.organizer().onSale(1, Map.of());
    server.fan().buy(event);

    for (String moved :
        new String[] {
          "fairqueue_work_seconds_count{work=\"admissions\"}",
          "fairqueue_writer_items_total{writer=\"line\"}",
          "fairqueue_writer_items_total{writer=\"hold\"}",
          "fairqueue_writer_batches_total{writer=\"hold\"}",
          "fairqueue_writer_waited_seconds_total{writer=\"line\"}",
          "fairqueue_writer_committing_seconds_total{writer=\"hold\"}",
          "hikaricp_connections_max{pool=\"fairqueue-postgres\"}",
        }) {
      assertThat(server.metric(moved)).as(moved).isPositive();
    }
    assertThat(server.management().get("/metrics").body())
        .contains(
            "fairqueue_writer_queued{writer=\"line\"}",
            "fairqueue_writer_rejected_total{writer=\"line\"}",
            "fairqueue_clock_offset_seconds",
            "http_server_requests_seconds_count");
  }

  @Test
  @Tag("I21")
  void what_operators_look_into_a_server_with_is_off_by_default_and_never_public() {
    TestServer server = TestServer.shared();
    for (String tool : TOOLS) {
      api.get("/" + tool).expectProblem(404, "NOT_FOUND");
      server.management().get("/" + tool).expectProblem(404, "NOT_FOUND");
    }
    api.get("/metrics").expectProblem(404, "NOT_FOUND");
    // What waits, failed, and is tried again: for administrators alone.
    assertThat(api.get("/console/system").status()).isEqualTo(303);
    Console.signedIn(api, server.organizer()).get("/console/system").expect(403);
    Console.signedIn(api, server.organizer(true)).get("/console/system").expect(200);

    assertThat(ServerConfig.read(Map.of()).tracing()).isNull();
    assertThat(FlightRecorder.isInitialized()).isFalse();
  }

  private Answer withId(String id) {
    return api.send(api.request("/health").header("X-Request-Id", id).GET());
  }

  static Answer preflight(Api api, String origin) {
    return api.send(
        api.request("/api/v1/events")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .method("OPTIONS", BodyPublishers.noBody()));
  }
}
