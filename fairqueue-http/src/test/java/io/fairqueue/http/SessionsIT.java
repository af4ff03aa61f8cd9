package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.FanSocket;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Sessions end, on every node, whatever they were used for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("A18")
final class SessionsIT {

  private static final String PASSWORD = "correct horse battery";
  private static final String OTHER = "battery staple correct";
  private static final int SESSION_OVER = 1008;

  private TestServer one;
  private TestServer other;

  @BeforeAll
  void start() {
    one = TestServer.shared();
    other = one.sibling(Map.of());
  }

  @AfterAll
  void stop() {
    other.close();
  }

  @Test
  void a_logout_ends_that_session_and_no_other() {
    String event = one.crowded();
    String email = newEmail();
    register(email);
    Fan fan = login(email, PASSWORD);
    Fan again = login(email, PASSWORD);
    fan.join(event).expect(201);
    fan.position(event).expect(200);
    fan.at(other.url()).position(event).expect(200);
    try (FanSocket here = fan.socket(event);
        FanSocket there = fan.at(other.url()).socket(event);
        FanSocket bystander = again.socket(event)) {
      fan.api().post("/api/v1/auth/logout").expect(204);

      expectOver(fan, event);
      assertThat(here.awaitClose()).isEqualTo(SESSION_OVER);
      assertThat(there.awaitClose()).isEqualTo(SESSION_OVER);
      again.position(event).expect(200);
      again.at(other.url()).position(event).expect(200);
      bystander.send("{\"type\":\"ping\"}");
      bystander.await("pong");
    }
    fan.api().post("/api/v1/auth/logout").expectProblem(401, "UNAUTHORIZED");
    one.api().post("/api/v1/auth/logout").expectProblem(401, "UNAUTHORIZED");
    again.leave(event).expect(204);
  }

  @Test
  void an_organizer_logs_out_too() {
    Organizer organizer = one.organizer();
    String event = organizer.draft(Map.of("total_inventory", 1, "price_minor", 0), Map.of());
    Api there = organizer.api().at(other.url());
    there.get("/api/v1/events/" + event).expect(200);

    organizer.api().post("/api/v1/auth/logout").expect(204);

    organizer.api().get("/api/v1/events/" + event).expectProblem(401, "UNAUTHORIZED");
    there.put("/api/v1/events/" + event + "/activate").expectProblem(401, "UNAUTHORIZED");
    awaitUnauthorized(() -> there.get("/api/v1/events/" + event));
  }

  @Test
  @Tag("A19")
  void another_password_ends_the_other_sessions_only() {
    String event = one.crowded();
    String email = newEmail();
    register(email);
    Fan mine = login(email, PASSWORD);
    Fan lost = login(email, PASSWORD);
    lost.join(event).expect(201);
    try (FanSocket socket = lost.at(other.url()).socket(event);
        FanSocket kept = mine.socket(event)) {
      change(mine.api(), "customer", null, OTHER).expectProblem(401, "INVALID_CREDENTIALS");
      change(mine.api(), "customer", OTHER, OTHER).expectProblem(401, "INVALID_CREDENTIALS");
      change(mine.api(), "customer", PASSWORD, "short").expectProblem(400, "INVALID_INPUT");
      lost.position(event).expect(200);

      change(mine.api(), "customer", PASSWORD, OTHER).expect(204);

      expectOver(lost, event);
      assertThat(socket.awaitClose()).isEqualTo(SESSION_OVER);
      kept.send("{\"type\":\"position\"}");
      kept.await("position");
      mine.position(event).expect(200);
      mine.at(other.url()).position(event).expect(200);
      mine.at(other.url()).leave(event).expect(204);
    }
    loginAnswer(email, PASSWORD).expectProblem(401, "INVALID_CREDENTIALS");
    Fan fresh = login(email, OTHER);
    change(fresh.api(), "customer", OTHER, PASSWORD).expect(204);
    mine.position(event).expectProblem(401, "UNAUTHORIZED");
    fresh.api().get("/api/v1/me").expect(200);
  }

  @Test
  @Tag("A19")
  void whoever_has_no_password_sets_one_without() {
    Fan fan = one.fan();

    change(fan.api(), "customer", null, PASSWORD).expect(204);

    fan.api().get("/api/v1/me").expect(200);
    login(fan.email(), PASSWORD).api().get("/api/v1/me").expect(200);
    change(fan.api(), "organizer", null, OTHER).expectProblem(401, "UNAUTHORIZED");
  }

  @Test
  @Tag("A19")
  void an_organizer_changes_the_password_too() {
    Organizer mine = one.organizer();
    Api lost =
        one.api()
            .as(organizerLogin(mine.email(), PASSWORD).expect(200).text("token"))
            .at(other.url());
    String path =
        "/api/v1/events/" + mine.draft(Map.of("total_inventory", 1, "price_minor", 0), Map.of());
    lost.get(path).expect(200);

    change(mine.api(), "organizer", null, OTHER).expectProblem(401, "INVALID_CREDENTIALS");
    change(mine.api(), "organizer", PASSWORD, OTHER).expect(204);

    lost.put(path + "/activate").expectProblem(401, "UNAUTHORIZED");
    awaitUnauthorized(() -> lost.get(path));
    mine.api().at(other.url()).put(path + "/activate").expect(200);
    organizerLogin(mine.email(), PASSWORD).expectProblem(401, "INVALID_CREDENTIALS");
    organizerLogin(mine.email(), OTHER).expect(200);
  }

  @Test
  @Tag("A19")
  void a_new_address_is_the_fans_once_its_code_is_told() {
    String old = newEmail();
    String wanted = "Ada." + newEmail();
    String event = one.crowded();
    register(old);
    Fan mine = login(old, PASSWORD);
    Fan lost = login(old, PASSWORD);
    lost.join(event).expect(201);
    Fan neighbour = one.fan();

    mine.api()
        .post("/api/v1/me/email", Map.of("email", neighbour.email()))
        .expectProblem(409, "EMAIL_TAKEN");
    mine.api().post("/api/v1/me/email", Map.of("email", "a(c)@example.org")).expect(400);
    one.api().post("/api/v1/me/email", Map.of("email", wanted)).expect(401);
    assertThat(
            mine.api()
                .post("/api/v1/me/email", Map.of("email", wanted))
                .expect(202)
                .text("request_id"))
        .isNotBlank();
    String code = Fan.code(one.api(), wanted.toLowerCase(Locale.ROOT));
    verify(neighbour, code).expectProblem(401, "INVALID_OTP");
    verify(mine, code.equals("111111") ? "222222" : "111111").expectProblem(401, "INVALID_OTP");
    verify(mine, "12345").expectProblem(400, "INVALID_INPUT");
    one.api()
        .post("/api/v1/auth/customer/otp/verify", Map.of("email", wanted, "otp", code))
        .expectProblem(401, "INVALID_OTP");
    loginAnswer(wanted, PASSWORD).expectProblem(401, "INVALID_CREDENTIALS");

    assertThat(verify(mine, code).expect(200).text("email"))
        .isEqualTo(wanted.toLowerCase(Locale.ROOT));

    verify(mine, code).expectProblem(401, "INVALID_OTP");
    expectOver(lost, event);
    mine.api().at(other.url()).get("/api/v1/me").expect(200);
    mine.leave(event).expect(204);
    loginAnswer(old, PASSWORD).expectProblem(401, "INVALID_CREDENTIALS");
    assertThat(login(wanted, PASSWORD).id()).isEqualTo(mine.id());
    register(old);
  }

  @Test
  @Tag("A19")
  void an_address_that_somebody_took_meanwhile_is_not_given() {
    String wanted = newEmail();
    Fan fan = one.fan();
    fan.api().post("/api/v1/me/email", Map.of("email", wanted)).expect(202);
    register(wanted);

    verify(fan, Fan.code(one.api(), wanted)).expectProblem(409, "EMAIL_TAKEN");

    assertThat(fan.api().get("/api/v1/me").expect(200).text("email")).isEqualTo(fan.email());
  }

  private static Answer verify(Fan fan, String code) {
    return fan.api().post("/api/v1/me/email/verify", Map.of("otp", code));
  }

  @Test
  void enabling_an_organizer_revives_no_session() {
    Organizer organizer = one.organizer();
    String path =
        "/api/v1/events/"
            + organizer.draft(Map.of("total_inventory", 1, "price_minor", 0), Map.of());
    OrganizerId id = new OrganizerId(UUID.fromString(organizer.id()));

    one.stores().organizers().setDisabled(id, true);
    organizer.api().put(path + "/activate").expectProblem(401, "UNAUTHORIZED");
    one.stores().organizers().setDisabled(id, false);

    organizer.api().put(path + "/activate").expectProblem(401, "UNAUTHORIZED");
    awaitUnauthorized(() -> organizer.api().get(path));
    one.api()
        .as(organizerLogin(organizer.email(), PASSWORD).expect(200).text("token"))
        .put(path + "/activate")
        .expect(200);
  }

  @Test
  void a_disabled_fan_is_out_and_enabling_revives_no_session() {
    String event = one.crowded();
    String email = newEmail();
    CustomerId id = new CustomerId(UUID.fromString(register(email).text("customer_id")));
    Fan fan = login(email, PASSWORD);
    fan.position(event).expect(404);
    try (FanSocket socket = fan.socket(event)) {
      one.stores().customers().setDisabled(id, true, one.time());

      expectOver(fan, event);
      assertThat(socket.awaitClose()).isEqualTo(SESSION_OVER);
    }
    assertThatExceptionOfType(FanSocket.Refused.class).isThrownBy(() -> fan.socket(event));
    Answer refused = loginAnswer(email, PASSWORD).expectProblem(401, "INVALID_CREDENTIALS");
    assertThat(refused.body()).isEqualTo(loginAnswer(newEmail(), PASSWORD).body());
    one.api().post("/api/v1/auth/customer/otp/request", Map.of("email", email)).expect(202);
    one.api()
        .post(
            "/api/v1/auth/customer/otp/verify",
            Map.of("email", email, "otp", Fan.code(one.api(), email)))
        .expectProblem(401, "INVALID_OTP");

    one.stores().customers().setDisabled(id, false, one.time());

    fan.join(event).expectProblem(401, "UNAUTHORIZED");
    fan.position(event).expectProblem(401, "UNAUTHORIZED");
    one.api().post("/api/v1/auth/customer/otp/request", Map.of("email", email)).expect(202);
    one.api()
        .post(
            "/api/v1/auth/customer/otp/verify",
            Map.of("email", email, "otp", Fan.code(one.api(), email)))
        .expect(200);
  }

  @Test
  @Tag("A14")
  void the_first_code_closes_a_strangers_sockets() {
    String event = one.crowded();
    String email = newEmail();
    register(email);
    Fan stranger = login(email, PASSWORD);
    stranger.join(event).expect(201);
    change(stranger.api(), "customer", PASSWORD, OTHER).expect(204);
    try (FanSocket here = stranger.socket(event);
        FanSocket there = stranger.at(other.url()).socket(event)) {
      one.api().post("/api/v1/auth/customer/otp/request", Map.of("email", email)).expect(202);
      Answer owner =
          one.api()
              .post(
                  "/api/v1/auth/customer/otp/verify",
                  Map.of("email", email, "otp", Fan.code(one.api(), email)))
              .expect(200);

      expectOver(stranger, event);
      assertThat(here.awaitClose()).isEqualTo(SESSION_OVER);
      assertThat(there.awaitClose()).isEqualTo(SESSION_OVER);
      loginAnswer(email, OTHER).expectProblem(401, "INVALID_CREDENTIALS");
      one.api().as(owner.text("token")).get("/api/v1/me").expect(200);
    }
  }

  @Test
  void an_ended_session_leaves_no_line_over_its_socket() {
    String event = one.crowded();
    Fan fan = one.fan();
    fan.join(event).expect(201);
    try (FanSocket socket = fan.at(other.url()).socket(event)) {
      socket.await("position");
      fan.api().post("/api/v1/auth/logout").expect(204);

      socket.send("{\"type\":\"leave\"}");

      assertThat(socket.awaitClose()).isEqualTo(SESSION_OVER);
    }
    assertThat(
            one.count(
                "select count(*) from queue_entries where status = 'WAITING' and customer_id = '"
                    + fan.id()
                    + "'"))
        .isEqualTo(1);
  }

  @Test
  @Tag("B1")
  void a_profile_keeps_what_it_is_not_told() {
    Fan fan = one.fan();
    assertThat(fan.api().get("/api/v1/me").expect(200).text("locale")).isEqualTo("en");

    patch(fan, "{\"name\":\"Ada\",\"photo_url\":\"https://pictures.example/ada.png\"}").expect(200);
    Answer told = patch(fan, "{\"locale\":\"PT-br\"}").expect(200);

    assertThat(told.text("name")).isEqualTo("Ada");
    assertThat(told.text("locale")).isEqualTo("pt-BR");
    assertThat(told.text("photo_url")).isEqualTo("https://pictures.example/ada.png");
    Answer bare = patch(fan, "{\"photo_url\":null,\"locale\":null}").expect(200);
    assertThat(bare.json().has("photo_url")).isFalse();
    assertThat(bare.text("locale")).isEqualTo("en");
    for (String wrong :
        List.of(
            "{\"name\":null}",
            "{\"name\":7}",
            "{\"nickname\":\"Ada\"}",
            "{\"locale\":\"no such language\"}",
            "{\"locale\":\"\"}",
            "{\"locale\":true}",
            "{\"photo_url\":\"javascript:alert(1)\"}",
            "{\"photo_url\":\"https:///nowhere\"}",
            "{\"photo_url\":\"https://me:secret@pictures.example/\"}",
            "{\"photo_url\":\"https://pictures.example/" + "x".repeat(2_000) + "\"}",
            "[]",
            "{")) {
      patch(fan, wrong).expectProblem(400, "INVALID_INPUT");
    }
    assertThat(fan.api().get("/api/v1/me").expect(200).text("name")).isEqualTo("Ada");
  }

  /** At once for writes, soon for reads; as polls, joins, reads and sockets. */
  private void expectOver(Fan fan, String event) {
    for (Fan somewhere : List.of(fan, fan.at(other.url()))) {
      somewhere.join(event).expectProblem(401, "UNAUTHORIZED");
      somewhere.leave(event).expectProblem(401, "UNAUTHORIZED");
      awaitUnauthorized(() -> somewhere.position(event));
      awaitUnauthorized(() -> somewhere.api().get("/api/v1/me"));
      assertThatExceptionOfType(FanSocket.Refused.class)
          .isThrownBy(() -> somewhere.socket(event))
          .satisfies(refused -> assertThat(refused.status()).isEqualTo(401));
    }
  }

  private static void awaitUnauthorized(Supplier<Answer> ask) {
    await().until(ask::get, answer -> answer.status() == 401).expectProblem(401, "UNAUTHORIZED");
  }

  private Answer register(String email) {
    return one.api()
        .post(
            "/api/v1/auth/customer/register",
            Map.of("name", "A Fan", "email", email, "password", PASSWORD))
        .expect(201);
  }

  private Fan login(String email, String password) {
    Answer session = loginAnswer(email, password).expect(200);
    return new Fan(one.api().as(session.text("token")), session.text("customer_id"), email);
  }

  private Answer loginAnswer(String email, String password) {
    return one.api()
        .post("/api/v1/auth/customer/login", Map.of("email", email, "password", password));
  }

  private Answer organizerLogin(String email, String password) {
    return one.api()
        .post("/api/v1/auth/organizer/login", Map.of("email", email, "password", password));
  }

  private static Answer change(Api api, String kind, @Nullable String old, String password) {
    Map<String, String> body = new HashMap<>(Map.of("password", password));
    if (old != null) {
      body.put("old_password", old);
    }
    return api.post("/api/v1/auth/" + kind + "/password", body);
  }

  private static Answer patch(Fan fan, String body) {
    return fan.api()
        .send(
            fan.api()
                .request("/api/v1/me")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)));
  }

  private static String newEmail() {
    return UUID.randomUUID() + "@fans.example";
  }
}
