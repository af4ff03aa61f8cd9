package io.fairqueue.http;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.server.TestPostgres;
import io.fairqueue.tck.server.TestRedis;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server writes down, and what it does not. */
final class LogsIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  @Tag("A5")
  @Tag("I7")
  @Tag("I26")
  @Tag("N36")
  void no_secret_is_ever_logged_and_refused_logins_are_no_errors(@TempDir Path data) {
    String email = "ada.lovelace@fans.example";
    String password = "correct horse battery";
    String secret = "a key secret of the operator";
    try (ServerProcess server =
        ServerProcess.start(
            Map.of("FAIRQUEUE_DATA", data.toString(), "FAIRQUEUE_KEY_SECRET", secret))) {
      Api api = server.api();
      String session =
          api.post(
                  "/api/v1/auth/customer/register",
                  Map.of("name", "Ada", "email", email, "password", password))
              .expect(201)
              .text("token");
      api.post("/api/v1/auth/customer/otp/request", Map.of("email", email)).expect(202);
      String code = Fan.code(api, email);
      for (String wrong : new String[] {password + "!", session}) {
        api.post("/api/v1/auth/customer/login", Map.of("email", email, "password", wrong))
            .expect(401);
      }
      api.post(
              "/api/v1/auth/customer/otp/verify",
              Map.of("email", email, "otp", code.equals("123456") ? "654321" : "123456"))
          .expect(401);
      api.postRaw(
              "/api/v1/auth/customer/login", "{\"email\":\"" + email + "\",\"password\":[\"x\"]}")
          .expect(400);
      api.as(session + "x").get("/api/v1/me").expect(401);
      api.get("/api/v1/events/x?token=" + session).expect(400);
      api.post("/api/v1/auth/customer/otp/verify", Map.of("email", email, "otp", code)).expect(200);
      server.terminate();
      server.awaitEnd(Duration.ofSeconds(20));

      assertThat(server.log())
          .isNotBlank()
          .doesNotContain(email, password, secret, session, code)
          .doesNotContain(session.substring(session.lastIndexOf('.')))
          .doesNotContain(" ERROR ");
    }
  }

  @Test
  @Tag("I7")
  @Tag("N36")
  void lines_for_programs_name_request_event_incident_node_and_every_cause() throws Exception {
    String database = TestPostgres.freshDatabaseUrl();
    String event;
    Fan fan;
    Fan other;
    try (TestServer server = TestServer.on(database, TestRedis.url(), Map.of())) {
      event = server.organizer().onSale(1, Map.of());
      fan = server.newFan();
      other = server.newFan();
      fan.join(event).expect(201);
    }
    try (ServerProcess server =
        ServerProcess.start(
            Map.of(
                "FAIRQUEUE_POSTGRES_URL",
                database,
                "FAIRQUEUE_REDIS_URL",
                TestRedis.url(),
                "FAIRQUEUE_LOG_FORMAT",
                "json",
                "FAIRQUEUE_LOG_LEVEL",
                "debug"))) {
      try (Connection operator = DriverManager.getConnection(database);
          Statement statement = operator.createStatement()) {
        statement.execute("alter table line_log rename to line_log_away");
      }
      String path = "/api/v1/events/" + event + "/queue";
      Api here = fan.api().at(server.api().base());
      Api there = other.api().at(server.api().base());
      Answer direct = there.send(named(there.request(path), "direct").POST(noBody()));
      Answer framework = here.send(named(here.request(path), "framework").DELETE());
      // No document promises them, so nobody may expect them.
      assertThat(List.of(direct.status(), framework.status())).containsOnly(500);
      server.terminate();
      server.awaitEnd(Duration.ofSeconds(20));

      List<JsonNode> lines = server.log().lines().map(LogsIT::object).toList();
      assertThat(lines)
          .allSatisfy(
              line -> {
                assertThat(Instant.parse(line.path("timestamp").asText()))
                    .isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES));
                for (String field : List.of("level", "logger", "thread", "message", "node")) {
                  assertThat(line.path(field).asText()).as(field + " of " + line).isNotBlank();
                }
              })
          .filteredOn(line -> line.path("level").asText().equals("DEBUG"))
          .allSatisfy(line -> assertThat(line.path("logger").asText()).startsWith("io.fairqueue."));
      for (Answer failed : List.of(direct, framework)) {
        assertThat(lines)
            .filteredOn(line -> line.path("incident_id").asText().equals(failed.text("incident")))
            .singleElement()
            .satisfies(
                line -> {
                  assertThat(line.path("request_id").asText())
                      .isEqualTo(failed.header("X-Request-Id"))
                      .isEqualTo(failed.equals(direct) ? "direct" : "framework");
                  assertThat(line.path("event_id").asText()).isEqualTo(event);
                  assertThat(line.path("exception").asText()).contains("Exception");
                  assertThat(line.path("stack_trace").asText())
                      .contains("Caused by: org.postgresql.util.PSQLException")
                      .contains("at io.fairqueue.");
                });
      }
      String token = String.valueOf(here.token());
      assertThat(server.log())
          .doesNotContain(fan.email(), token, token.substring(token.lastIndexOf('.')));
    }
  }

  private static HttpRequest.Builder named(HttpRequest.Builder request, String id) {
    return request.header("X-Request-Id", id);
  }

  private static JsonNode object(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no object: " + line, e);
    }
  }
}
