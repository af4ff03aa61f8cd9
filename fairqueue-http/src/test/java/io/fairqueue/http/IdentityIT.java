package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts and sessions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IdentityIT {

  private static final String PASSWORD = "correct horse battery";

  private TestServer server;
  private Api api;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    api = server.api();
  }

  @Test
  @Tag("A1")
  @Tag("I26")
  void an_unknown_organizer_is_refused_as_one_with_a_wrong_password_and_counted() {
    Organizer organizer = server.organizer();
    double before = refusedLogins();

    Answer wrong = organizerLogin(organizer.email(), "not the password");
    Answer unknown = organizerLogin("nobody@organizers.example", "not the password");

    wrong.expectProblem(401, "INVALID_CREDENTIALS");
    assertThat(unknown.body()).isEqualTo(wrong.body());
    assertThat(organizerLogin(organizer.email(), PASSWORD).expect(200).text("organizer_id"))
        .isEqualTo(organizer.id());
    assertThat(refusedLogins()).isGreaterThanOrEqualTo(before + 2);
  }

  @Test
  @Tag("A3")
  void of_many_registrations_of_one_address_one_wins() throws InterruptedException {
    String email = UUID.randomUUID() + "@fans.example";
    List<Callable<Integer>> attempts =
        Stream.<Callable<Integer>>generate(() -> () -> register(email, PASSWORD).status())
            .limit(50)
            .toList();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var statuses =
          threads.invokeAll(attempts).stream()
              .map(answer -> answer.resultNow())
              .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
      assertThat(statuses).isEqualTo(Map.of(201, 1L, 409, 49L));
    }
    login(email, PASSWORD).expect(200);
    register(email, "another password").expectProblem(409, "EMAIL_TAKEN");
    login(email, "another password").expectProblem(401, "INVALID_CREDENTIALS");
  }

  @Test
  @Tag("A4")
  void a_code_works_once_and_the_first_proof_makes_the_account() {
    String email = UUID.randomUUID() + "@fans.example";
    requestCode(email).expect(202);
    String code = Fan.code(api, email);
    assertThat(accounts(email)).as("accounts that nobody proved").isZero();

    Answer session = verify(email, code).expect(200);

    assertThat(me(session).expect(200).text("email")).isEqualTo(email);
    assertThat(me(session).json().has("name")).as("a name nobody gave").isFalse();
    verify(email, code).expectProblem(401, "INVALID_OTP");
  }

  @Test
  @Tag("A4")
  void asking_for_a_code_tells_nobody_whether_there_is_an_account() {
    Fan known = server.fan();

    Answer first = requestCode(known.email()).expect(202);
    Answer second = requestCode(UUID.randomUUID() + "@fans.example").expect(202);

    assertThat(UUID.fromString(first.text("request_id")).version()).isEqualTo(4);
    assertThat(second.body().replace(second.text("request_id"), ""))
        .isEqualTo(first.body().replace(first.text("request_id"), ""));
    assertThat(second.text("request_id")).isNotEqualTo(first.text("request_id"));
  }

  @Test
  @Tag("A3")
  @Tag("A4")
  void a_strangers_request_does_not_take_the_address() {
    String email = UUID.randomUUID() + "@fans.example";
    requestCode(email).expect(202);

    register(email, PASSWORD).expect(201);
  }

  @Test
  @Tag("A16")
  void a_code_is_bound_to_its_request_and_strangers_do_not_burn_it() {
    String email = UUID.randomUUID() + "@fans.example";
    String mine = requestCode(email).expect(202).text("request_id");
    String code = Fan.code(api, email);
    String wrong = code.equals("000000") ? "000001" : "000000";

    for (int i = 0; i < 8; i++) {
      String theirs = requestCode(email).expect(202).text("request_id");
      verify(email, theirs, wrong).expectProblem(401, "INVALID_OTP");
      verify(email, wrong).expectProblem(401, "INVALID_OTP");
      verify(email, UUID.randomUUID().toString(), code).expectProblem(401, "INVALID_OTP");
    }

    verify("other-" + email, mine, code).expectProblem(401, "INVALID_OTP");
    verify(email, "not a request", code).expectProblem(400, "INVALID_INPUT");
    verify(email, mine, code).expect(200);
    verify(email, mine, code).expectProblem(401, "INVALID_OTP");
  }

  @ParameterizedTest
  @ValueSource(strings = {" %s ", "%s\r\n", "\u00A0%s\uFEFF"})
  @Tag("A4")
  void a_code_is_read_as_it_is_pasted(String pasted) {
    String email = UUID.randomUUID() + "@fans.example";
    requestCode(email).expect(202);
    String code = Fan.code(api, email);
    String arabic =
        code.chars()
            .mapToObj(c -> Character.toString(c - '0' + 0x0660))
            .collect(Collectors.joining(" "));

    for (String noCode : List.of("", "12345", "1234567", "12345a", "①②③④⑤⑥")) {
      for (int i = 0; i < 2; i++) {
        verify(email, noCode).expectProblem(400, "INVALID_INPUT");
      }
    }
    verify(email, pasted.formatted(arabic)).expect(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a(c)@example.org",
        "a@b> size=1 <c.org",
        "a..b@example.org",
        "\"a b\"@example.org",
        "ä@example.org",
        "a@example.org\nBcc: b@example.org",
        "a@ex\u202Eample.org",
        "a@straße.example",
        "a@localhost",
        "a@[127.0.0.1]",
        "a@example.org."
      })
  @Tag("A15")
  void what_cannot_be_mailed_is_refused_whatever_it_is_for(String email) {
    requestCode(email).expectProblem(400, "INVALID_INPUT");
    verify(email, "123456").expectProblem(400, "INVALID_INPUT");
    register(email, PASSWORD).expectProblem(400, "INVALID_INPUT");
    login(email, PASSWORD).expectProblem(400, "INVALID_INPUT");
    organizerLogin(email, PASSWORD).expectProblem(400, "INVALID_INPUT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "1",
        "\"a\"",
        "{",
        "{}",
        "{\"email\":1}",
        "{\"email\":null}",
        "{\"email\":{}}",
        "{\"email\":[\"a@example.org\"],\"otp\":\"123456\",\"password\":\"12345678\",\"name\":\"A\"}",
        "{\"email\":\"a@example.org\",\"otp\":123456,\"password\":1,\"name\":\"A\"}",
        "{\"email\":\"\\ud800@example.org\",\"otp\":\"123456\",\"password\":\"12345678\",\"name\":\"A\"}",
        "{\"email\":\"a@\\ud800.example\",\"otp\":\"\\ud800\",\"password\":\"12345678\",\"name\":\"A\"}",
        "{\"email\":\"a@example.org\",\"request_id\":7,\"otp\":\"123456\",\"more\":1}"
      })
  @Tag("A15")
  @Tag("B8")
  void whatever_is_sent_is_told_as_what_it_is(String body) {
    for (String path :
        List.of(
            "organizer/login",
            "customer/login",
            "customer/register",
            "customer/otp/request",
            "customer/otp/verify")) {
      api.postRaw("/api/v1/auth/" + path, body).expectProblem(400, "INVALID_INPUT");
    }
  }

  @Test
  @Tag("A15")
  void both_spellings_of_a_domain_are_one_account() {
    String name = UUID.randomUUID().toString();
    String id = register(name + "@akıllı.example", PASSWORD).expect(201).text("customer_id");

    register(name + "@xn--akll-mzac.example", PASSWORD).expectProblem(409, "EMAIL_TAKEN");
    assertThat(
            login("\uFEFF" + name + "@AKıLLı.example\u200B", PASSWORD)
                .expect(200)
                .text("customer_id"))
        .isEqualTo(id);
    requestCode(name + "@akıllı.example").expect(202);
    Answer session =
        verify(name + "@akıllı.example", Fan.code(api, name + "@XN--AKLL-MZAC.example"))
            .expect(200);
    assertThat(session.text("customer_id")).isEqualTo(id);
    assertThat(me(session).expect(200).text("email")).isEqualTo(name + "@xn--akll-mzac.example");
  }

  @Test
  @Tag("A15")
  void a_name_is_what_can_be_seen_of_it() {
    Fan fan = server.fan();
    rename(fan, "\u200B Ada Obi\u202C ").expect(200);
    assertThat(fan.api().get("/api/v1/me").expect(200).text("name")).isEqualTo("Ada Obi");
    for (String bad : List.of("Ada\u202EObi", "Ad\u200Ba", "\\uD800", "\u2066", "A\u0085da")) {
      rename(fan, bad).expectProblem(400, "INVALID_INPUT");
    }
  }

  @Test
  @Tag("A5")
  void five_wrong_tries_burn_a_code() {
    String email = UUID.randomUUID() + "@fans.example";
    requestCode(email).expect(202);
    String code = Fan.code(api, email);
    String wrong = code.equals("000000") ? "000001" : "000000";

    for (int i = 0; i < 5; i++) {
      verify(email, wrong).expectProblem(401, "INVALID_OTP");
    }

    verify(email, code).expectProblem(401, "INVALID_OTP");
  }

  @Test
  @Tag("A6")
  void a_token_that_was_touched_is_worthless() {
    String token = tokenOf(server.fan());
    int signature = token.lastIndexOf('.') + 1;
    String signed = token.substring(0, signature);
    String claims = signed.substring(signed.indexOf('.'));

    for (String forged :
        List.of(
            signed,
            signed + token.substring(signature + 1),
            "eyJhbGciOiJub25lIn0" + claims,
            token + "x",
            "x",
            "")) {
      api.as(forged).get("/api/v1/me").expectProblem(401, "UNAUTHORIZED");
    }
    api.send(api.request("/api/v1/me").header("Authorization", "Basic " + token).GET())
        .expectProblem(401, "UNAUTHORIZED");
  }

  @Test
  @Tag("A7")
  @Tag("N35")
  void no_kind_of_token_passes_for_another() {
    Organizer organizer = server.organizer();
    Fan fan = server.fan();
    String event = organizer.onSale(1, Map.of());
    fan.join(event).expect(201);
    String admission = fan.awaitAdmission(event);

    organizer.api().get("/api/v1/me").expectProblem(401, "UNAUTHORIZED");
    organizer.api().post("/api/v1/events/" + event + "/queue").expectProblem(401, "UNAUTHORIZED");
    fan.api().put("/api/v1/events/" + event + "/pause").expectProblem(401, "UNAUTHORIZED");
    for (String path : List.of("/api/v1/me", "/api/v1/events/" + event + "/queue/position")) {
      api.as(admission).get(path).expectProblem(401, "UNAUTHORIZED");
    }
    api.as(admission).put("/api/v1/events/" + event + "/pause").expectProblem(401, "UNAUTHORIZED");
    fan.claim(event, tokenOf(fan)).expectProblem(400, "ADMISSION_TOKEN_INVALID");
  }

  @Test
  @Tag("A8")
  void an_admin_acts_on_all_events_until_the_role_is_taken() {
    String event = server.organizer().onSale(1, Map.of());
    Organizer admin = server.organizer(true);
    Organizer plain = server.organizer();

    plain.api().put("/api/v1/events/" + event + "/pause").expectProblem(403, "FORBIDDEN");
    admin.api().put("/api/v1/events/" + event + "/pause").expect(200);
    server.sql("update organizers set admin = false where id = '" + admin.id() + "'");

    admin.api().put("/api/v1/events/" + event + "/resume").expectProblem(403, "FORBIDDEN");
  }

  @Test
  void a_disabled_organizer_is_out_at_once() {
    Organizer organizer = server.organizer();
    String event = organizer.onSale(1, Map.of());
    server.sql("update organizers set disabled = true where id = '" + organizer.id() + "'");

    organizer.api().put("/api/v1/events/" + event + "/pause").expectProblem(401, "UNAUTHORIZED");
    organizerLogin(organizer.email(), PASSWORD).expectProblem(401, "INVALID_CREDENTIALS");
  }

  @Test
  @Tag("A10")
  @Tag("B1")
  void a_deleted_account_is_gone_with_its_sessions() {
    Fan fan = server.fan();
    rename(fan, "Ada").expect(200);
    Answer second = rename(fan, "Ada Obi").expect(200);

    assertThat(second.text("customer_id")).isEqualTo(fan.id());
    assertThat(fan.api().get("/api/v1/me").expect(200).text("name")).isEqualTo("Ada Obi");
    rename(fan, " ").expectProblem(400, "INVALID_INPUT");
    fan.api().delete("/api/v1/me").expect(204);

    rename(fan, "Nobody").expectProblem(401, "UNAUTHORIZED");
    fan.api().delete("/api/v1/me").expectProblem(401, "UNAUTHORIZED");
    fan.api().get("/api/v1/me").expectProblem(401, "UNAUTHORIZED");
  }

  @Test
  @Tag("A13")
  void three_spellings_of_an_address_are_one_account() {
    String name = UUID.randomUUID().toString();
    String id = register(name + "@Fans.example", PASSWORD).expect(201).text("customer_id");

    register(name.toUpperCase(Locale.ROOT) + "@FANS.EXAMPLE", PASSWORD)
        .expectProblem(409, "EMAIL_TAKEN");
    assertThat(login(name + "@FANS.example", PASSWORD).expect(200).text("customer_id"))
        .isEqualTo(id);
    requestCode(name + "@fAnS.example").expect(202);
    assertThat(
            verify(name + "@fans.EXAMPLE", Fan.code(api, name + "@FANS.EXAMPLE"))
                .expect(200)
                .text("customer_id"))
        .isEqualTo(id);
  }

  @Test
  @Tag("A14")
  void the_first_code_drops_a_password_and_sessions_that_a_stranger_made() {
    String email = UUID.randomUUID() + "@fans.example";
    Answer stranger = register(email, PASSWORD).expect(201);
    me(stranger).expect(200);
    requestCode(email).expect(202);

    Answer owner = verify(email, Fan.code(api, email)).expect(200);

    assertThat(owner.text("customer_id")).isEqualTo(stranger.text("customer_id"));
    rename(new Fan(api.as(stranger.text("token")), "", email), "Mine")
        .expectProblem(401, "UNAUTHORIZED");
    login(email, PASSWORD).expectProblem(401, "INVALID_CREDENTIALS");
    me(owner).expect(200);
    requestCode(email).expect(202);
    verify(email, Fan.code(api, email)).expect(200);
    me(owner).expect(200);
  }

  private static String tokenOf(Fan fan) {
    return Objects.requireNonNull(fan.api().token());
  }

  private Answer register(String email, String password) {
    return api.post(
        "/api/v1/auth/customer/register",
        Map.of("name", "A Fan", "email", email, "password", password));
  }

  private Answer login(String email, String password) {
    return api.post("/api/v1/auth/customer/login", Map.of("email", email, "password", password));
  }

  private Answer organizerLogin(String email, String password) {
    return api.post("/api/v1/auth/organizer/login", Map.of("email", email, "password", password));
  }

  private Answer requestCode(String email) {
    return api.post("/api/v1/auth/customer/otp/request", Map.of("email", email));
  }

  private Answer verify(String email, String code) {
    return api.post("/api/v1/auth/customer/otp/verify", Map.of("email", email, "otp", code));
  }

  private Answer verify(String email, String request, String code) {
    return api.post(
        "/api/v1/auth/customer/otp/verify",
        Map.of("email", email, "otp", code, "request_id", request));
  }

  private long accounts(String email) {
    return server.count("select count(*) from customers where email = '" + email + "'");
  }

  private Answer me(Answer session) {
    return api.as(session.text("token")).get("/api/v1/me");
  }

  private static Answer rename(Fan fan, String name) {
    return fan.api()
        .send(
            fan.api()
                .request("/api/v1/me")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"name\":\"" + name + "\"}")));
  }

  private double refusedLogins() {
    return server.metric("fairqueue_sign_ins_total{by=\"password\",outcome=\"refused\"}");
  }
}
