package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.GeoFile;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.fixture.ManualTime;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Fans see where they are signed in, and end sessions there; the audit log knows countries. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("I22")
final class SignInsIT {

  private static final String SESSIONS = "/api/v1/me/sessions";
  private static final String PASSWORD = "correct horse battery";
  private static final String LONDON = "81.2.69.142";
  private static final String BERLIN = "2001:db8:7::1";
  private static final int SESSION_OVER = 1008;
  private static final String NOWHERE = "192.0.2.7";

  private final ManualTime time = new ManualTime(Instant.now());
  private TestServer server;

  @BeforeAll
  void start(@TempDir Path data, @TempDir Path files) {
    Path countries = files.resolve("countries.mmdb");
    GeoFile.write(countries, Map.of("81.2.69.0/24", "GB", "2001:db8:7::/48", "DE"));
    server =
        TestServer.embedded(
            data,
            Map.of(
                "FAIRQUEUE_GEO_FILE",
                countries.toString(),
                "FAIRQUEUE_TRUSTED_PROXIES",
                "127.0.0.0/8,::1"),
            time);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void a_fan_sees_where_when_and_by_what_the_sessions_were_begun() {
    String email = email();
    Instant begun = time.instant();
    Api first = signUp(server, email, LONDON, "Mozilla/5.0 (X11; Linux)");
    time.advance(Duration.ofSeconds(10));
    Api second = logIn(server, email, BERLIN, "x\ty " + "a".repeat(500));
    time.advance(Duration.ofSeconds(10));
    Api third = logIn(server, email, NOWHERE, null);

    JsonNode listed = third.get(SESSIONS).expect(200).json().path("data");

    assertThat(listed).hasSize(3);
    assertThat(listed.path(0).has("country")).isFalse();
    assertThat(listed.path(0).path("current").asBoolean()).isTrue();
    assertThat(listed.path(1).path("country").asText()).isEqualTo("DE");
    assertThat(listed.path(1).path("agent").asText()).hasSize(120).startsWith("x y a");
    assertThat(listed.path(1).path("current").asBoolean()).isFalse();
    assertThat(listed.path(2).path("country").asText()).isEqualTo("GB");
    assertThat(listed.path(2).path("agent").asText()).isEqualTo("Mozilla/5.0 (X11; Linux)");
    assertThat(Instant.parse(listed.path(2).path("signed_in_at").asText()))
        .isBetween(begun.minusMillis(1), begun.plusSeconds(1));
    assertThat(second.get(SESSIONS).expect(200).json().path("data").path(1).path("current"))
        .hasToString("true");
    assertThat(first.get(SESSIONS).expect(200).json().path("data")).hasSize(3);
  }

  @Test
  @Tag("A18")
  void ending_one_ends_it_everywhere_and_no_other() {
    String email = email();
    Api lost = signUp(server, email, LONDON, "a phone");
    Api mine = logIn(server, email, BERLIN, "a laptop");
    String event = server.crowded();
    Fan onThePhone = new Fan(lost, "", email);
    onThePhone.join(event).expect(201);
    try (var socket = onThePhone.socket(event)) {
      String id = "";
      for (JsonNode each : mine.get(SESSIONS).expect(200).json().path("data")) {
        id = each.path("agent").asText().equals("a phone") ? each.path("session_id").asText() : id;
      }

      mine.delete(SESSIONS + "/" + id).expect(204);

      lost.delete("/api/v1/events/" + event + "/queue").expectProblem(401, "UNAUTHORIZED");
      await().until(() -> lost.get("/api/v1/me").status() == 401);
      assertThat(socket.awaitClose()).isEqualTo(SESSION_OVER);
      mine.get("/api/v1/me").expect(200);
      assertThat(mine.get(SESSIONS).expect(200).json().path("data")).hasSize(1);
      mine.delete(SESSIONS + "/" + id).expectProblem(404, "SESSION_NOT_FOUND");
    }
  }

  @Test
  void nobody_ends_another_fans_session() {
    Api one = signUp(server, email(), LONDON, null);
    Api other = signUp(server, email(), LONDON, null);
    String id =
        one.get(SESSIONS).expect(200).json().path("data").path(0).path("session_id").asText();

    other.delete(SESSIONS + "/" + id).expectProblem(404, "SESSION_NOT_FOUND");
    other.delete(SESSIONS + "/" + UUID.randomUUID()).expectProblem(404, "SESSION_NOT_FOUND");
    other.delete(SESSIONS + "/x").expectProblem(400, "INVALID_INPUT");
    server.organizer().api().get(SESSIONS).expectProblem(401, "UNAUTHORIZED");
    server.api().get(SESSIONS).expectProblem(401, "UNAUTHORIZED");
    one.get("/api/v1/me").expect(200);
  }

  @Test
  void a_code_and_a_repeated_sign_in_are_listed_too() {
    Fan fan = server.fan();
    assertThat(fan.api().get(SESSIONS).expect(200).json().path("data")).hasSize(1);
    String email = email();
    signUp(server, email, LONDON, null);
    String key = UUID.randomUUID().toString();
    Map<String, String> login = Map.of("email", email, "password", PASSWORD);
    server.api().postNamed("/api/v1/auth/customer/login", key, login).expect(200);
    Answer again = server.api().postNamed("/api/v1/auth/customer/login", key, login).expect(200);

    JsonNode listed =
        server.api().as(again.text("token")).get(SESSIONS).expect(200).json().path("data");
    assertThat(listed).hasSize(3);
    assertThat(listed.findValues("current")).anyMatch(JsonNode::asBoolean);
  }

  @Test
  @Tag("A19")
  void another_password_leaves_one_session_in_the_list() {
    String email = email();
    signUp(server, email, LONDON, "old");
    Api mine = logIn(server, email, LONDON, "mine");

    mine.post(
            "/api/v1/auth/customer/password",
            Map.of("old_password", PASSWORD, "password", "another " + PASSWORD))
        .expect(204);

    assertThat(mine.get(SESSIONS).expect(200).json().path("data").findValuesAsText("agent"))
        .containsExactly("mine");
  }

  @Test
  @Tag("B1")
  void with_the_account_what_is_known_of_its_sessions_goes() {
    Api fan = signUp(server, email(), LONDON, "a phone");
    String id = fan.get("/api/v1/me").expect(200).text("customer_id");

    fan.delete("/api/v1/me").expect(204);

    assertThat(server.count("select count(*) from sign_ins where customer_id = '%s'".formatted(id)))
        .isZero();
  }

  @Test
  void the_audit_log_tells_from_where_an_admin_acted() {
    Organizer owner = server.organizer();
    Organizer admin = server.organizer(true);
    String event = owner.onSale(1, Map.of());

    server
        .api()
        .send(
            from(admin.api().request("/api/v1/events/" + event + "/pause"), LONDON, null)
                .PUT(BodyPublishers.noBody()))
        .expect(200);
    server
        .api()
        .send(
            from(admin.api().request("/api/v1/events/" + event + "/resume"), NOWHERE, null)
                .PUT(BodyPublishers.noBody()))
        .expect(200);

    String mine = "from audit_log where actor = '%s' and action = ".formatted(admin.id());
    assertThat(server.count("select count(*) " + mine + "'event.pause' and country = 'GB'"))
        .isOne();
    assertThat(server.count("select count(*) " + mine + "'event.resume' and country is null"))
        .isOne();
  }

  @Test
  void whatever_is_wrong_with_the_file_nobody_is_kept_from_signing_in(@TempDir Path files)
      throws IOException {
    Path nonsense = Files.writeString(files.resolve("nonsense.mmdb"), "no such file");
    try (TestServer other =
        TestServer.embedded(
            files.resolve("data"),
            Map.of(
                "FAIRQUEUE_GEO_FILE",
                nonsense.toString(),
                "FAIRQUEUE_TRUSTED_PROXIES",
                "127.0.0.0/8,::1"))) {
      Api fan = signUp(other, email(), LONDON, null);
      assertThat(fan.get(SESSIONS).expect(200).json().path("data").path(0).has("country"))
          .isFalse();
    }
  }

  private static Api signUp(TestServer at, String email, String from, @Nullable String agent) {
    return at.api()
        .as(
            at.api()
                .send(
                    from(at.api().request("/api/v1/auth/customer/register"), from, agent)
                        .header("Content-Type", "application/json")
                        .POST(
                            BodyPublishers.ofString(
                                "{\"name\":\"Ada\",\"email\":\"%s\",\"password\":\"%s\"}"
                                    .formatted(email, PASSWORD))))
                .expect(201)
                .text("token"));
  }

  private static Api logIn(TestServer at, String email, String from, @Nullable String agent) {
    return at.api()
        .as(
            at.api()
                .send(
                    from(at.api().request("/api/v1/auth/customer/login"), from, agent)
                        .header("Content-Type", "application/json")
                        .POST(
                            BodyPublishers.ofString(
                                "{\"email\":\"%s\",\"password\":\"%s\"}"
                                    .formatted(email, PASSWORD))))
                .expect(200)
                .text("token"));
  }

  private static HttpRequest.Builder from(
      HttpRequest.Builder request, String address, @Nullable String agent) {
    request.setHeader("X-Forwarded-For", address);
    return agent == null ? request : request.setHeader("User-Agent", agent);
  }

  private static String email() {
    return UUID.randomUUID() + "@fans.example";
  }
}
