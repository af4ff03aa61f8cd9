package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.server.TestRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an organizer's browser is known, for how long, and what does not pass for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConsoleSessionsIT {

  private final ManualTime time = new ManualTime(Instant.now());
  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.at(time);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void a_stranger_signs_in_and_is_led_back() {
    Console nobody = new Console(server.api(), "");
    String page = "/console?kind=past&search=a+b";

    String signIn = nobody.get(page).expect(303).header("Location");
    assertThat(signIn).isEqualTo("/console/signin?next=%2Fconsole%3Fkind%3Dpast%26search%3Da%2Bb");
    assertThat(nobody.get(signIn).expect(200).body())
        .contains("value=\"" + page.replace("&", "&amp;") + "\"");

    Organizer organizer = server.organizer();
    Answer entered =
        nobody
            .post(
                "/console/signin",
                Map.of("email", organizer.email(), "password", Console.PASSWORD, "next", page))
            .expect(303);
    assertThat(entered.header("Location")).isEqualTo(page);
    assertThat(entered.header("Set-Cookie"))
        .matches("fq-staff=[^;]+; Path=/; Max-Age=(1799|1800); HttpOnly; SameSite=Strict");
    assertThat(entered.header("Cache-Control")).contains("no-store");

    Console console = Console.of(server.api(), entered);
    Answer events = console.get("/console").expect(200);
    assertThat(events.header("Cache-Control")).contains("no-store");
    assertThat(events.body()).contains("An Organizer");
    assertThat(console.get("/console/signin?next=/console").expect(303).header("Location"))
        .isEqualTo("/console");
  }

  @Test
  @Tag("I16")
  void by_https_the_cookie_is_bound_to_its_host(@TempDir Path data) {
    try (TestServer secure =
        TestServer.embedded(data, Map.of("FAIRQUEUE_PUBLIC_URL", "https://shop.example"))) {
      Answer entered =
          new Console(secure.api(), "", "https://shop.example").signIn(secure.organizer());

      assertThat(entered.expect(303).response().headers().allValues("Set-Cookie"))
          .hasSize(2)
          .allMatch(each -> each.startsWith("__Host-fq-"))
          .allMatch(each -> each.endsWith("; HttpOnly; SameSite=Strict; Secure"));
    }
  }

  @Test
  void a_wrong_password_and_an_unknown_address_are_told_alike() {
    Console nobody = new Console(server.api(), "");
    String known = server.organizer().email();

    for (String email : new String[] {known, UUID.randomUUID() + "@nobody.example", "nonsense"}) {
      Answer refused =
          nobody.post("/console/signin", Map.of("email", email, "password", "wrong")).expect(200);
      assertThat(refused.body()).contains("Wrong email address or password.");
      assertThat(refused.header("Set-Cookie")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example", "//evil.example", "/en/account", "/consolation", "/\\x"})
  void signing_in_leads_to_the_console_alone(String next) {
    Organizer organizer = server.organizer();

    assertThat(
            new Console(server.api(), "")
                .post(
                    "/console/signin",
                    Map.of("email", organizer.email(), "password", Console.PASSWORD, "next", next))
                .expect(303)
                .header("Location"))
        .isEqualTo("/console");
  }

  @Test
  @Tag("A18")
  void a_session_ends_after_half_an_idle_hour_and_each_use_puts_that_off() {
    Console first = Console.signedIn(server.api(), server.organizer());

    time.advance(Duration.ofMinutes(29));
    Answer used = first.get("/console").expect(200);
    Console renewed = Console.of(server.api(), used);
    time.advance(Duration.ofMinutes(2));

    first.get("/console").expect(303);
    renewed.get("/console").expect(200);
    time.advance(Duration.ofMinutes(31));
    renewed.get("/console").expect(303);
  }

  @Test
  @Tag("A18")
  void a_session_lasts_twelve_hours_however_busy_it_is() {
    Console console = Console.signedIn(server.api(), server.organizer());

    for (int i = 0; i < 28; i++) {
      time.advance(Duration.ofMinutes(25));
      console = Console.of(server.api(), console.get("/console").expect(200));
    }
    time.advance(Duration.ofMinutes(19));
    console.get("/console").expect(200);
    time.advance(Duration.ofMinutes(2));
    console.get("/console").expect(303);
  }

  @Test
  @Tag("A18")
  void at_the_door_nobody_is_idle_and_everywhere_else_everybody_still_is() {
    Organizer organizer = server.organizer();
    String event = organizer.onSale(1, Map.of());
    String door = "/console/events/" + event + "/checkin";
    String stats = "/api/v1/events/" + event + "/checkins/stats";
    Console console = Console.signedIn(server.api(), organizer);
    time.advance(Duration.ofMinutes(5));
    List<String> set =
        console.get(door).expect(200).response().headers().allValues("Set-Cookie").stream()
            .map(each -> each.substring(0, each.indexOf(';')))
            .toList();
    assertThat(set).hasSize(2).anyMatch(each -> each.startsWith("fq-door="));
    Console both = new Console(server.api(), String.join("; ", set));
    String atDoor =
        set.stream().filter(each -> each.startsWith("fq-door=")).findFirst().orElseThrow();

    time.advance(Duration.ofMinutes(31));
    assertThat(both.get(door).expect(200).header("Set-Cookie")).isEmpty();
    both.get(stats).expect(200);
    both.get("/console").expect(303);
    both.get("/api/v1/events/" + event + "/stats").expect(401);
    new Console(server.api(), atDoor).get("/console").expect(303);
    time.advance(Duration.ofHours(11).plusMinutes(23));
    both.get(door).expect(200);
    time.advance(Duration.ofMinutes(2));
    both.get(door).expect(303);
  }

  @Test
  @Tag("A18")
  void whoever_signs_in_is_not_at_the_door_of_somebody_before() {
    Organizer before = server.organizer();
    String event = before.onSale(1, Map.of());
    String door = "/console/events/" + event + "/checkin";
    Console console = Console.signedIn(server.api(), before);
    String atDoor = Console.of(server.api(), console.get(door).expect(200)).cookie();

    List<String> set =
        new Console(server.api(), atDoor)
            .signIn(server.organizer())
            .expect(303)
            .response()
            .headers()
            .allValues("Set-Cookie");

    assertThat(set).hasSize(3).anyMatch(each -> each.startsWith("fq-door=; Path=/; Max-Age=0"));
    console.post("/console/signout", Map.of()).expect(303);
    new Console(server.api(), atDoor).get(door).expect(303);
  }

  @Test
  @Tag("A18")
  void signing_out_ends_every_token_of_the_session() {
    Console first = Console.signedIn(server.api(), server.organizer());
    time.advance(Duration.ofMinutes(10));
    Console renewed = Console.of(server.api(), first.get("/console").expect(200));

    Answer out = first.post("/console/signout", Map.of()).expect(303);

    assertThat(out.header("Location")).isEqualTo("/console/signin?notice=SIGNED_OUT");
    assertThat(out.header("Set-Cookie")).startsWith("fq-staff=; Path=/; Max-Age=0");
    first.get("/console").expect(303);
    renewed.get("/console").expect(303);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "null", ""})
  @Tag("I16")
  void pages_of_others_change_nothing(String origin) {
    Organizer organizer = server.organizer();
    String event = organizer.onSale(1, Map.of());
    Console console = Console.signedIn(server.api(), organizer).from(origin);

    console.signIn(organizer).expect(403);
    console.post("/console/signout", Map.of()).expect(403);
    console.send("PUT", "/api/v1/events/" + event + "/pause").expectProblem(403, "CSRF");

    assertThat(organizer.show(event).text("status")).isEqualTo("ACTIVE");
    Console.signedIn(server.api(), organizer)
        .send("PUT", "/api/v1/events/" + event + "/pause")
        .expect(200);
  }

  @Test
  @Tag("I16")
  void each_kind_of_route_takes_its_own_kinds_cookie() {
    Organizer organizer = server.organizer();
    String draft = organizer.draft(Map.of("total_inventory", 1, "price_minor", 1), Map.of());
    Fan fan = server.newFan();
    Console staff = Console.signedIn(server.api(), organizer);
    Console fans = new Console(server.api(), "fq=" + fan.api().token());
    Console both = new Console(server.api(), fans.cookie() + "; " + staff.cookie());

    fans.get("/console").expect(303);
    fans.get("/api/v1/events/" + draft + "/stats").expectProblem(401, "UNAUTHORIZED");
    staff.get("/api/v1/me").expectProblem(401, "UNAUTHORIZED");
    staff.get("/en/account").expect(303);
    staff.get("/api/v1/events/" + draft + "/stats").expect(200);
    both.get("/console").expect(200);
    both.get("/en/account").expect(200);
    both.get("/api/v1/me").expect(200);
    both.get("/api/v1/events/" + draft + "/stats").expect(200);
  }

  @Test
  void what_is_open_to_all_knows_an_organizer_only_where_the_console_asks() {
    Organizer organizer = server.organizer();
    String draft = organizer.draft(Map.of("total_inventory", 1, "price_minor", 1), Map.of());
    Console staff = Console.signedIn(server.api(), organizer);

    Answer plain = staff.get("/api/v1/events/" + draft);
    Answer asked = staff.asking().get("/api/v1/events/" + draft);

    plain.expectProblem(404, "EVENT_NOT_FOUND");
    asked.expect(200);
    assertThat(asked.header("Cache-Control")).contains("no-store");
    assertThat(asked.header("Access-Control-Allow-Origin")).isNotEqualTo("*");
    staff.send("POST", "/api/v1/auth/logout").expectProblem(401, "UNAUTHORIZED");
    staff.asking().send("POST", "/api/v1/auth/logout").expect(204);
    staff.get("/console").expect(303);
  }

  @Test
  @Tag("A18")
  void a_programs_session_is_not_a_browsers() {
    Organizer organizer = server.organizer();

    new Console(server.api(), "fq-staff=" + organizer.api().token()).get("/console").expect(303);
  }

  @Test
  void a_disabled_organizer_is_out() {
    Organizer organizer = server.organizer();
    Console console = Console.signedIn(server.api(), organizer);
    console.get("/console").expect(200);

    server.sql("update organizers set disabled = true where id = '" + organizer.id() + "'");

    console.asking().send("POST", "/api/v1/auth/logout").expectProblem(401, "UNAUTHORIZED");
  }

  @Test
  void operators_may_do_without_a_console() {
    try (TestServer without =
        TestServer.on(
            TestServer.freshDatabaseUrl(), TestRedis.url(), Map.of("FAIRQUEUE_CONSOLE", "false"))) {
      Console nobody = new Console(without.api(), "");

      nobody.get("/console").expect(404);
      nobody.get("/console/signin").expect(404);
      nobody.signIn(without.organizer()).expect(404);
      assertThat(nobody.get("/console/signin").body()).doesNotContain("console.css");
    }
  }

  @Test
  void a_page_that_there_is_not_is_told_on_a_page_of_the_console() {
    assertThat(new Console(server.api(), "").get("/console/nowhere").expect(404).body())
        .contains("console.css", "There is nothing here");
  }

  @Test
  void the_console_has_one_address_in_all_languages() {
    Answer page = new Console(server.api(), "fq_lang=de").get("/console/signin").expect(200);

    assertThat(page.body()).contains("In der Konsole anmelden", "/language/fr?page=%2Fconsole");
    assertThat(
            server
                .api()
                .get("/language/fr?page=%2Fconsole%2Fsignin%3Fnext%3D%252Fconsole")
                .expect(303)
                .header("Location"))
        .isEqualTo("/console/signin?next=%2Fconsole");
  }
}
