package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.GeoFile;
import io.fairqueue.http.driver.Letters;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Organizers are mailed when somebody signs in from a browser or program that is new to them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("N40")
final class StaffDeviceIT {

  private static final String SUBJECT = "A new sign-in to your account";
  private static final String LONDON = "81.2.69.142";
  private static final String NOWHERE = "192.0.2.7";
  private static final String LOGIN = "/api/v1/auth/organizer/login";
  private static final Pattern COOKIE =
      Pattern.compile(
          "(fq-device=[A-Za-z0-9_-]{22}); Path=/; Max-Age=34560000; HttpOnly; SameSite=Strict");

  private TestServer server;

  @BeforeAll
  void start(@TempDir Path data, @TempDir Path files) {
    Path countries = files.resolve("countries.mmdb");
    GeoFile.write(countries, Map.of("81.2.69.0/24", "GB"));
    server =
        TestServer.embedded(
            data,
            Map.of(
                "FAIRQUEUE_GEO_FILE",
                countries.toString(),
                "FAIRQUEUE_TRUSTED_PROXIES",
                "127.0.0.0/8,::1"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void a_browser_is_told_of_once_and_the_first_one_is_no_news() {
    Organizer organizer = newcomer();

    String first = kept(enter(organizer, "", "Mozilla/5.0 (first)", NOWHERE));
    assertThat(kept(enter(organizer, first, "Mozilla/5.0 (updated)", LONDON))).isEqualTo(first);
    assertThat(told(organizer)).isZero();

    String second = kept(enter(organizer, "", "Mozilla/5.0 (second)", LONDON));
    assertThat(second).isNotEqualTo(first);
    enter(organizer, second, "Mozilla/5.0 (second)", LONDON).expect(303);
    enter(organizer, first, "Mozilla/5.0 (updated)", NOWHERE).expect(303);

    assertThat(told(organizer)).isOne();
    JsonNode mail = Letters.await(server.api(), organizer.email(), SUBJECT);
    for (String part : List.of("text", "html")) {
      assertThat(mail.path(part).asText())
          .contains("Mozilla/5.0 (second)", "United Kingdom", "(UTC)", "/console/account")
          .doesNotContain("(first)", second);
    }
    assertThat(mail.path("headers").toString()).contains("Message-ID", "Content-Language");
    assertThat(
            server.count(
                "select count(*) from staff_devices where staff_devices::text like '%%%s%%'"
                    .formatted(second.substring("fq-device=".length()))))
        .as("what a browser keeps is stored as a digest")
        .isZero();
  }

  @Test
  void whoever_signs_out_is_known_still() {
    Organizer organizer = newcomer();
    Answer entered = enter(organizer, "", "Mozilla/5.0", NOWHERE);
    String browser = kept(entered);

    Answer out =
        new Console(server.api(), Console.of(server.api(), entered).cookie() + "; " + browser)
            .post("/console/signout", Map.of())
            .expect(303);

    assertThat(out.response().headers().allValues("Set-Cookie"))
        .noneMatch(each -> each.contains("fq-device"));
    enter(organizer, browser, "Mozilla/5.0", NOWHERE).expect(303);
    assertThat(told(organizer)).isZero();
  }

  @Test
  void a_wrong_password_is_told_to_nobody_and_makes_no_browser_known() {
    Organizer organizer = newcomer();
    enter(organizer, "", "Mozilla/5.0", NOWHERE).expect(303);

    Answer refused = enter(organizer.email(), "wrong", "", "Mozilla/5.0 (guess)", LONDON);
    login(organizer, "wrong", "guess/1.0", LONDON).expectProblem(401, "INVALID_CREDENTIALS");

    assertThat(refused.expect(200).header("Set-Cookie")).isEmpty();
    assertThat(told(organizer)).isZero();
    enter(organizer, "", "Mozilla/5.0 (guess)", LONDON).expect(303);
    login(organizer, Console.PASSWORD, "guess/1.0", LONDON).expect(200);
    assertThat(told(organizer)).isEqualTo(2);
  }

  @Test
  @Tag("A9")
  void another_organizers_browser_is_a_new_one() {
    Organizer one = newcomer();
    Organizer other = newcomer();
    String browser = kept(enter(one, "", "Mozilla/5.0", NOWHERE));
    enter(other, "", "Mozilla/5.0", NOWHERE).expect(303);

    assertThat(kept(enter(other, browser, "Mozilla/5.0", NOWHERE))).isEqualTo(browser);

    assertThat(told(other)).isOne();
    assertThat(told(one)).isZero();
    enter(one, browser, "Mozilla/5.0", NOWHERE).expect(303);
    assertThat(told(one)).isZero();
  }

  @Test
  void what_can_be_no_cookie_of_ours_is_replaced() {
    Organizer organizer = newcomer();
    enter(organizer, "", "Mozilla/5.0", NOWHERE).expect(303);

    String forged = "fq-device=" + "x".repeat(4_000);
    assertThat(kept(enter(organizer, forged, "Mozilla/5.0", NOWHERE))).isNotEqualTo(forged);
    assertThat(kept(enter(organizer, "fq-device=", "Mozilla/5.0", NOWHERE))).isNotEmpty();

    assertThat(told(organizer)).isEqualTo(2);
  }

  @Test
  void a_program_is_known_by_its_name_in_its_country() {
    Organizer organizer = newcomer();
    login(organizer, Console.PASSWORD, "box-office/1.0", LONDON).expect(200);
    login(organizer, Console.PASSWORD, "box-office/1.0", LONDON).expect(200);
    assertThat(told(organizer)).isZero();

    login(organizer, Console.PASSWORD, "curl/8.5", LONDON).expect(200);
    login(organizer, Console.PASSWORD, "curl/8.5", LONDON).expect(200);
    assertThat(told(organizer)).isOne();
    assertThat(Letters.await(server.api(), organizer.email(), SUBJECT).path("text").asText())
        .contains("curl/8.5", "United Kingdom");

    login(organizer, Console.PASSWORD, "curl/8.5", NOWHERE).expect(200);
    assertThat(told(organizer)).isEqualTo(2);
    assertThat(enter(organizer, "", "curl/8.5", LONDON).expect(303).header("Location"))
        .isEqualTo("/console");
    assertThat(told(organizer)).isEqualTo(3);
  }

  @Test
  void a_repeated_sign_in_is_noted_where_it_is_repeated() {
    Organizer organizer = newcomer();
    String key = UUID.randomUUID().toString();

    named(organizer, key, "box-office/1.0").expect(200);
    named(organizer, key, "box-office/1.0").expect(200);
    assertThat(told(organizer)).isZero();

    named(organizer, key, "curl/8.5").expect(200);
    assertThat(told(organizer)).isOne();
  }

  @Test
  void whoever_accepts_an_invitation_is_known_in_that_browser() {
    String guest = UUID.randomUUID() + "@guests.example";
    server
        .organizer(true)
        .api()
        .post("/api/v1/organizers/invitations", Map.of("email", guest))
        .expect(201);
    Matcher link =
        Pattern.compile("/console/invitations/[A-Za-z0-9_-]{43}")
            .matcher(Letters.of(server.api(), guest).getFirst().path("text").asText());
    assertThat(link.find()).isTrue();

    Answer accepted =
        new Console(server.api(), "")
            .post(link.group(), Map.of("name", "Ada Guest", "password", Console.PASSWORD))
            .expect(303);
    String browser = kept(accepted);
    enter(guest, Console.PASSWORD, browser, "Mozilla/5.0", NOWHERE).expect(303);

    String toGuest =
        "select count(*) from outbox o join organizers g on g.id = o.organizer_id"
            + " where o.type = 'staff.new_device' and g.email = '"
            + guest
            + "'";
    assertThat(server.count(toGuest)).isZero();
    enter(guest, Console.PASSWORD, "", "Mozilla/5.0", NOWHERE).expect(303);
    assertThat(server.count(toGuest)).isOne();
  }

  /** One whose account nobody has signed in to since this is noted. */
  private Organizer newcomer() {
    Organizer organizer = server.organizer();
    server.sql("delete from staff_devices where organizer_id = '" + organizer.id() + "'");
    return organizer;
  }

  /**
   * How often an organizer was told of a new device; that is written down by the sign-in itself.
   */
  private long told(Organizer organizer) {
    return server.count(
        "select count(*) from outbox where type = 'staff.new_device' and organizer_id = '%s'"
            .formatted(organizer.id()));
  }

  private Answer enter(Organizer organizer, String cookie, String agent, String from) {
    return enter(organizer.email(), Console.PASSWORD, cookie, agent, from);
  }

  /** Fills in the console's form in a browser. */
  private Answer enter(String email, String password, String cookie, String agent, String from) {
    HttpRequest.Builder request = server.api().request("/console/signin");
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    String form =
        "email=%s&password=%s"
            .formatted(
                URLEncoder.encode(email, StandardCharsets.UTF_8),
                URLEncoder.encode(password, StandardCharsets.UTF_8));
    return server
        .api()
        .send(
            request
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", new Console(server.api(), "").origin())
                .header("User-Agent", agent)
                .header("X-Forwarded-For", from)
                .POST(BodyPublishers.ofString(form)));
  }

  private Answer login(Organizer organizer, String password, String agent, String from) {
    return server.api().send(login(organizer, password, agent).header("X-Forwarded-For", from));
  }

  private Answer named(Organizer organizer, String key, String agent) {
    return server
        .api()
        .send(login(organizer, Console.PASSWORD, agent).header("Idempotency-Key", key));
  }

  private HttpRequest.Builder login(Organizer organizer, String password, String agent) {
    return server
        .api()
        .request(LOGIN)
        .header("Content-Type", "application/json")
        .header("User-Agent", agent)
        .POST(
            BodyPublishers.ofString(
                "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(organizer.email(), password)));
  }

  /** By what a browser is known from now on. */
  private static String kept(Answer entered) {
    return entered.expect(303).response().headers().allValues("Set-Cookie").stream()
        .map(COOKIE::matcher)
        .filter(Matcher::matches)
        .map(cookie -> cookie.group(1))
        .findFirst()
        .orElseThrow();
  }
}
