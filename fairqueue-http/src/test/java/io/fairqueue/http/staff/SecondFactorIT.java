package io.fairqueue.http.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.AuthenticatorApp;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.server.TestRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Organizers show a code of an app besides their passwords. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("A8")
final class SecondFactorIT {

  private static final String LOGIN = "/api/v1/auth/organizer/login";
  private static final String TOTP = "/api/v1/auth/organizer/totp";
  private static final Duration STEP = Duration.ofSeconds(30);

  private final ManualTime time = new ManualTime(Instant.now());
  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.at(time);
  }

  @BeforeEach
  void open() {
    organizer = server.organizer();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void a_code_is_asked_for_once_one_was_shown_and_is_good_once() {
    assertThat(state().path("confirmed").asBoolean()).isFalse();
    JsonNode offered = organizer.api().post(TOTP).expect(200).json();
    assertThat(offered.path("otpauth_uri").asText())
        .startsWith("otpauth://totp/FairQueue:")
        .contains("secret=" + offered.path("secret").asText(), "issuer=FairQueue");
    assertThat(offered.path("recovery_codes")).hasSize(10);
    var app = new AuthenticatorApp(offered.path("secret").asText());
    login(null).expect(200);

    organizer
        .api()
        .post(TOTP, Map.of("code", app.code(time.instant().minus(STEP).minus(STEP))))
        .expectProblem(401, "TOTP_INVALID");
    login(null).expect(200);
    organizer.api().post(TOTP, Map.of("code", app.code(time.instant()))).expect(200);

    assertThat(state().path("confirmed").asBoolean()).isTrue();
    assertThat(state().path("recovery_codes_left").asInt()).isEqualTo(10);
    assertThat(state().has("secret")).isFalse();
    login(null).expectProblem(401, "TOTP_REQUIRED");
    login("").expectProblem(401, "TOTP_REQUIRED");
    login(app.code(time.instant())).expectProblem(401, "TOTP_INVALID");
    time.advance(STEP);
    String code = app.code(time.instant());
    login(code.substring(0, 3) + " " + code.substring(3)).expect(200);
    login(code).expectProblem(401, "TOTP_INVALID");
    organizer
        .api()
        .post(LOGIN, Map.of("email", organizer.email(), "password", "wrong wrong", "code", code))
        .expectProblem(401, "INVALID_CREDENTIALS");
    organizer.api().post(TOTP).expectProblem(409, "TOTP_EXISTS");
  }

  @Test
  void who_lost_the_phone_comes_in_by_a_recovery_code_once_each() {
    List<String> recovery = new ArrayList<>();
    setUp(recovery);

    login(recovery.get(0)).expect(200);
    login(recovery.get(0)).expectProblem(401, "TOTP_INVALID");
    login(recovery.get(1).replace("-", "").toUpperCase(Locale.ROOT)).expect(200);
    login("aaaa-aaaa-aaaa-aaaa").expectProblem(401, "TOTP_INVALID");

    assertThat(state().path("recovery_codes_left").asInt()).isEqualTo(8);
  }

  @Test
  void whoever_goes_on_without_shows_a_last_code() {
    AuthenticatorApp app = setUp(new ArrayList<>());
    organizer.api().deleteWith(TOTP, Map.of("code", "000000")).expectProblem(401, "TOTP_INVALID");
    time.advance(STEP);

    organizer.api().deleteWith(TOTP, Map.of("code", app.code(time.instant()))).expect(204);

    login(null).expect(200);
    organizer
        .api()
        .deleteWith(TOTP, Map.of("code", app.code(time.instant())))
        .expectProblem(404, "TOTP_NOT_FOUND");
  }

  @Test
  void secrets_are_kept_behind_a_lock_and_recovery_codes_as_digests() {
    List<String> recovery = new ArrayList<>();
    setUp(recovery);

    assertThat(
            server.count(
                "select count(*) from second_factors where organizer_id = '%s' and ('%s' = any(recovery)"
                        .formatted(organizer.id(), recovery.getFirst())
                    + " or sealed !~ '^[A-Za-z0-9+/=]{40,}$')"))
        .isZero();
  }

  @Test
  void a_secret_is_not_kept_with_the_name_of_its_request() {
    String key = UUID.randomUUID().toString();
    JsonNode first = organizer.api().postNamed(TOTP, key, Map.of()).expect(200).json();

    JsonNode again = organizer.api().postNamed(TOTP, key, Map.of()).expect(200).json();

    assertThat(again.path("secret").asText()).isNotEqualTo(first.path("secret").asText());
    assertThat(
            server.count(
                "select count(*) from named_requests where answer like '%%%s%%'"
                    .formatted(first.path("secret").asText())))
        .isZero();
  }

  @Test
  @Tag("A4")
  void codes_cannot_be_tried_at_will() {
    try (TestServer strict =
        TestServer.on(
            TestServer.freshDatabaseUrl(),
            TestRedis.url(),
            Map.of("FAIRQUEUE_RATE_LIMIT_LOGINS", "3"),
            time)) {
      organizer = strict.organizer();
      setUp(new ArrayList<>());
      for (int i = 0; i < 3; i++) {
        // Whoever knows the password may not use it to begin again.
        login(strict, i == 1 ? null : "00000" + i).expect(401);
      }

      login(strict, "000009").expectProblem(429, "RATE_LIMITED");
    }
  }

  @Test
  void where_everybody_has_to_have_one_nothing_else_is_done_without() {
    try (TestServer strict =
        TestServer.on(
            TestServer.freshDatabaseUrl(),
            TestRedis.url(),
            Map.of("FAIRQUEUE_STAFF_TOTP", "required"),
            time)) {
      organizer = strict.organizer();
      organizer
          .api()
          .get("/api/v1/organizers/me/webhooks")
          .expectProblem(403, "TOTP_SETUP_REQUIRED");
      strict.newFan().api().get("/api/v1/me").expect(200);
      Console console = Console.signedIn(strict.api(), organizer);
      assertThat(console.get("/console").expect(303).header("Location"))
          .isEqualTo("/console/account");
      assertThat(console.get("/console/account").expect(200).body())
          .contains("This server asks everybody for an authenticator app.");

      setUp(new ArrayList<>());

      organizer.api().get("/api/v1/organizers/me/webhooks").expect(200);
      console.get("/console").expect(200);
    }
  }

  @Test
  void it_is_set_up_and_shown_in_the_console() {
    Console console = Console.signedIn(server.api(), organizer);
    console.get("/console/account/totp.svg").expect(404);
    assertThat(console.get("/console/account").expect(200).body())
        .contains("a stolen password is not enough");

    String page = console.post("/console/account/totp", Map.of()).expect(200).body();
    String secret =
        page.replaceFirst("(?s).*<code dir=\"ltr\">([A-Z2-7 ]+)</code>.*", "$1").replace(" ", "");
    var app = new AuthenticatorApp(secret);
    assertThat(page.split("<li><code>", -1)).hasSize(11);
    assertThat(console.get("/console/account/totp.svg").expect(200).header("Cache-Control"))
        .isEqualTo("no-store");
    assertThat(
            console.post("/console/account/totp/confirm", Map.of("code", "1")).expect(400).body())
        .contains("This code is wrong, or was used.")
        .doesNotContain("<li><code>");
    assertThat(
            console
                .post("/console/account/totp/confirm", Map.of("code", app.code(time.instant())))
                .expect(303)
                .header("Location"))
        .endsWith("notice=TOTP_SET_UP");

    Console nobody = new Console(server.api(), "");
    assertThat(nobody.signIn(organizer).expect(200).body())
        .contains("the code that your app shows");
    time.advance(STEP);
    nobody
        .post(
            "/console/signin",
            Map.of(
                "email", organizer.email(),
                "password", Console.PASSWORD,
                "code", app.code(time.instant())))
        .expect(303);
    time.advance(STEP);
    console
        .post("/console/account/totp/remove", Map.of("code", app.code(time.instant())))
        .expect(303);
    nobody.signIn(organizer).expect(303);
  }

  @Test
  void a_password_is_changed_in_the_console() {
    Console console = Console.signedIn(server.api(), organizer);
    String page = "/console/account/password";

    assertThat(
            console
                .post(page, Map.of("old", "wrong", "password", "another one"))
                .expect(400)
                .body())
        .contains("The present password is another one.");
    assertThat(
            console
                .post(page, Map.of("old", Console.PASSWORD, "password", "short"))
                .expect(400)
                .body())
        .contains("from 8 to 128 characters");
    console
        .post(page, Map.of("old", Console.PASSWORD, "password", "another horse battery"))
        .expect(303);

    console.get("/console").expect(200);
    organizer.api().get(TOTP).expect(401);
    login(null).expectProblem(401, "INVALID_CREDENTIALS");
  }

  private AuthenticatorApp setUp(List<String> recovery) {
    JsonNode offered = organizer.api().post(TOTP).expect(200).json();
    offered.path("recovery_codes").forEach(code -> recovery.add(code.asText()));
    var app = new AuthenticatorApp(offered.path("secret").asText());
    organizer.api().post(TOTP, Map.of("code", app.code(time.instant()))).expect(200);
    return app;
  }

  private JsonNode state() {
    return organizer.api().get(TOTP).expect(200).json();
  }

  private Answer login(@Nullable String code) {
    return login(server, code);
  }

  private Answer login(TestServer at, @Nullable String code) {
    Map<String, String> body =
        code == null
            ? Map.of("email", organizer.email(), "password", Console.PASSWORD)
            : Map.of("email", organizer.email(), "password", Console.PASSWORD, "code", code);
    return at.api().post(LOGIN, body);
  }
}
