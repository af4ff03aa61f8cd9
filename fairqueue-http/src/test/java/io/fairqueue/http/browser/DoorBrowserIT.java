package io.fairqueue.http.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.domain.staff.StaffMember;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** People are let in with a phone, with and without a network. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DoorBrowserIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String PICTURES = "FAIRQUEUE_TEST_PICTURES";

  /** This browser has none of its own; phones do. It sees what the test says. */
  private static final String DETECTOR =
      """
      window.BarcodeDetector = class {
        static async getSupportedFormats() { return ["qr_code"]; }
        async detect() { return window.held ? [{ rawValue: window.held }] : []; }
      };""";

  private final List<String> errors = new CopyOnWriteArrayList<>();
  private TestServer server;
  private Organizer organizer;
  private FakeCamera camera;
  private Chromium chromium;

  @BeforeAll
  void start(@TempDir Path directory) {
    server = TestServer.shared();
    organizer = server.organizer();
    camera = FakeCamera.in(directory);
    chromium = Chromium.start(camera.arguments());
    PlaywrightAssertions.setDefaultAssertionTimeout((double) TIMEOUT.toMillis());
  }

  @AfterAll
  void stop() {
    chromium.close();
  }

  @AfterEach
  void nothing_went_wrong_behind_the_pages() {
    // A camera that nobody turned off goes on asking.
    chromium.closePages();
    var heard = List.copyOf(errors);
    errors.clear();
    assertThat(heard).isEmpty();
  }

  @Test
  @Tag("N40")
  void the_server_reads_what_the_camera_sees_where_the_browser_cannot() {
    String event = organizer.onSale(4, Map.of("max_units_per_claim", 3));
    List<String> good = codes(event, 3);
    String refunded = refunded(event);
    String foreign = codes(organizer.onSale(1, Map.of()), 1).getFirst();
    Page page = door(event, phone(ColorScheme.LIGHT));
    assertThat((Boolean) page.evaluate("() => 'BarcodeDetector' in window")).isFalse();

    hold(page, good.get(0));
    ruled(page, "OK");
    assertThat(live(page, "camera")).containsText("The server reads it");
    hold(page, good.get(1));
    ruled(page, "OK");
    comeAgainLater(page);
    hold(page, good.get(0));
    ruled(page, "ALREADY");
    hold(page, refunded);
    ruled(page, "VOID");
    hold(page, foreign);
    ruled(page, "OTHER_EVENT");
    hold(page, "https://fans.example/menu");
    ruled(page, "INVALID");
    assertThat(live(page, "entered-all")).hasText("2");
    assertThat(live(page, "expected-all")).hasText("3");
    assertThat(page.locator("#recent li")).hasCount(6);
    forgiveRefusals();
  }

  @Test
  void the_browser_reads_where_it_can_and_the_next_scan_needs_no_tap() {
    String event = organizer.onSale(3, Map.of("max_units_per_claim", 3));
    List<String> good = codes(event, 3);
    Page page = door(event, phone(ColorScheme.DARK), DETECTOR);

    press(page, "Scan with the camera");
    assertThat(live(page, "camera")).hasText("Hold a code into the picture.");
    look(page, "door-watching-dark");
    held(page, good.get(0));
    ruled(page, "OK");
    held(page, good.get(1));
    ruled(page, "OK");
    assertThat(page.locator("#verdict")).isHidden();
    comeAgainLater(page);
    held(page, good.get(0));
    ruled(page, "ALREADY");
    // It stays in the picture: nothing more comes of it.
    assertThat(page.locator("#verdict")).isHidden();
    assertThat(page.locator("#recent li")).hasCount(3);
    assertThat(live(page, "entered-all")).hasText("2");
    forgiveRefusals();
  }

  @Test
  @Tag("N40")
  void two_doors_without_a_network_go_on_and_what_they_did_twice_is_seen() {
    String event = organizer.onSale(5, Map.of("max_units_per_claim", 4));
    List<String> good = codes(event, 3);
    String refunded = refunded(event);
    String foreign = codes(organizer.onSale(1, Map.of()), 1).getFirst();
    Page north = prepared(event, "North", phone(ColorScheme.LIGHT));
    Page south = prepared(event, "South", phone(ColorScheme.DARK));
    String late = codes(event, 1).getFirst();

    north.context().setOffline(true);
    south.context().setOffline(true);
    enter(north, good.get(0));
    ruled(north, "OK");
    assertThat(live(north, "network")).containsText("Offline since");
    enter(north, "  " + good.get(0).toLowerCase(Locale.ROOT) + " ");
    ruled(north, "ALREADY");
    enter(north, refunded);
    ruled(north, "VOID");
    enter(north, foreign);
    ruled(north, "OTHER_EVENT");
    enter(north, altered(good.get(1)));
    ruled(north, "INVALID");
    enter(north, late);
    ruled(north, "OK");
    assertThat(live(north, "network")).containsText("2 to send");
    look(north, "door-offline-light");
    enter(south, good.get(0));
    ruled(south, "OK");
    enter(south, good.get(2));
    ruled(south, "OK");
    north.reload();
    assertThat(live(north, "network")).containsText("2 to send");
    assertThat(live(north, "network")).containsText("Offline since");

    north.context().setOffline(false);
    assertThat(live(north, "network")).hasText("Online");
    south.context().setOffline(false);
    assertThat(live(south, "network")).hasText("Online");

    assertThat(south.locator("#conflicts li")).hasCount(1);
    assertThat(south.locator("#conflicts li")).containsText("North");
    look(south, "door-conflict-dark");
    assertThat(north.locator("#conflicts li")).hasCount(0);
    JsonNode stats =
        organizer.api().get("/api/v1/events/" + event + "/checkins/stats").expect(200).json();
    assertThat(stats.path("entered").asInt()).isEqualTo(3);
    assertThat(stats.path("conflicts").asInt()).isEqualTo(1);
    south.locator("#conflicts button").click();
    assertThat(south.locator("#conflicts li")).hasCount(0);
    errors.clear();
  }

  @Test
  @Tag("E2")
  void a_scanner_and_a_keyboard_are_enough() {
    String event = organizer.onSale(2, Map.of("max_units_per_claim", 2));
    List<String> good = codes(event, 2);
    Page page = door(event, new NewContextOptions().setViewportSize(1280, 800));
    assertThat(page.locator("#code")).isFocused();

    page.keyboard().type(good.get(0));
    page.keyboard().press("Enter");
    ruled(page, "OK");
    assertThat(page.locator("#code")).isFocused();
    // A scanner types wherever one is.
    page.evaluate("() => document.activeElement.blur()");
    page.keyboard().type(good.get(1));
    page.keyboard().press("Enter");
    ruled(page, "OK");
    assertThat(page.locator("#verdict")).isHidden();

    page.locator("#recent button").first().focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#reason")).isFocused();
    page.keyboard().type("Wrong door");
    page.keyboard().press("Enter");
    assertThat(page.locator("#recent li").first()).containsText("Taken back");
    assertThat(live(page, "entered-all")).hasText("1");
    page.locator("#code").focus();
    page.keyboard().type(good.get(1));
    page.keyboard().press("Enter");
    await().atMost(TIMEOUT).pollInSameThread().until(() -> page.locator("#recent li").count() == 3);
    look(page, "door-wide");
  }

  @Test
  void a_refused_camera_is_told_and_the_field_is_there() {
    String event = organizer.onSale(1, Map.of());
    Page page = door(event, phone(ColorScheme.LIGHT).setPermissions(List.of("geolocation")));

    look(page, "door-light");
    press(page, "Scan with the camera");
    assertThat(live(page, "camera")).containsText("may not use the camera");
    enter(page, codes(event, 1).getFirst());
    ruled(page, "OK");
  }

  @Test
  @Tag("A9")
  void whoever_is_no_door_staff_any_more_keeps_no_list() {
    String event = organizer.onSale(2, Map.of("max_units_per_claim", 2));
    List<String> good = codes(event, 2);
    Organizer doorman = server.organizer();
    EventId id = EventId.parse(event);
    OrganizerId who = OrganizerId.parse(doorman.id());
    assertThat(
            server
                .stores()
                .staff()
                .put(
                    new StaffMember(
                        id, who, Role.DOOR, OrganizerId.parse(organizer.id()), Instant.now())))
        .isTrue();
    Page page = show(event, doorman, phone(ColorScheme.LIGHT));
    prepare(page);
    enter(page, good.get(0));
    ruled(page, "OK");

    assertThat(server.stores().staff().remove(id, who)).isTrue();
    enter(page, good.get(1));
    ruled(page, "FORBIDDEN");
    assertThat(live(page, "prepared")).hasText("Not prepared");
    // It goes on to ask how many are inside.
    page.context().close();
    forgiveRefusals();
  }

  @Test
  void every_verdict_is_seen_from_afar() {
    String event = organizer.onSale(2, Map.of("max_units_per_claim", 2));
    List<String> good = codes(event, 1);
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      Page page = door(event, phone(scheme));
      String suffix = scheme == ColorScheme.LIGHT ? "-light" : "-dark";
      look(page, "door" + suffix);
      enter(page, scheme == ColorScheme.LIGHT ? good.getFirst() : "nonsense");
      ruled(page, scheme == ColorScheme.LIGHT ? "OK" : "INVALID");
      freeze(page);
      look(page, scheme == ColorScheme.LIGHT ? "door-ok" : "door-invalid");
      page.context().close();
    }
    Page again = door(event, phone(ColorScheme.LIGHT));
    enter(again, good.getFirst());
    ruled(again, "ALREADY");
    freeze(again);
    look(again, "door-already");
    forgiveRefusals();
  }

  /** Keeps a verdict where it is: it goes by itself while a judge is still looking. */
  private static void freeze(Page page) {
    page.evaluate(
        "() => { const box = document.getElementById('verdict'); box.hidden = false;"
            + " new MutationObserver(() => (box.hidden = false)).observe(box, {attributes: true}); }");
  }

  private static NewContextOptions phone(ColorScheme scheme) {
    return new NewContextOptions()
        .setViewportSize(360, 740)
        .setHasTouch(true)
        .setColorScheme(scheme)
        .setPermissions(List.of("camera"));
  }

  private Page prepared(String event, String name, NewContextOptions options) {
    Page page = door(event, options);
    page.fill("#device", name);
    prepare(page);
    await()
        .atMost(TIMEOUT)
        .pollInSameThread()
        .until(
            () ->
                Boolean.TRUE.equals(
                    page.evaluate(
                        """
                        async () => {
                          const kept = await (await caches.open("fq-tickets")).match("/sw.js?kept");
                          return kept !== undefined && location.pathname in (await kept.json());
                        }""")));
    return page;
  }

  private static void prepare(Page page) {
    page.locator("[data-do=prepare]").click();
    assertThat(live(page, "prepared")).containsText("Prepared at");
  }

  private Page door(String event, NewContextOptions options, String... scripts) {
    return show(event, organizer, options, scripts);
  }

  private Page show(String event, Organizer staff, NewContextOptions options, String... scripts) {
    Page page = chromium.page(options.setLocale("en"));
    for (String script : scripts) {
      page.addInitScript(script);
    }
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(message.text() + " " + message.location());
          }
        });
    page.onPageError(errors::add);
    FanPages.keep(page, Console.signedIn(server.api(), staff), server.url().toString());
    page.navigate(server.url().resolve("/console/events/" + event + "/checkin").toString());
    return page;
  }

  /** A code comes before the camera, which is turned on for the first and stays on. */
  private void hold(Page page, String code) {
    assertThat(page.locator("#verdict")).isHidden();
    camera.see(code);
    if (page.locator(".is-watching").count() == 0) {
      press(page, "Scan with the camera");
    }
  }

  /** With another letter at its end. */
  private static String altered(String code) {
    return code.substring(0, code.length() - 1) + (code.endsWith("0") ? "1" : "0");
  }

  /** The same code is another visit once it was away for three seconds. */
  private static void comeAgainLater(Page page) {
    page.evaluate("() => { window.since = performance.now(); }");
    page.waitForFunction("() => performance.now() - window.since > 3100");
  }

  private static void held(Page page, String code) {
    page.evaluate("code => { window.held = code; }", code);
  }

  private static void enter(Page page, String code) {
    assertThat(page.locator("#verdict")).isHidden();
    page.fill("#code", code);
    page.keyboard().press("Enter");
  }

  private static void ruled(Page page, String kind) {
    assertThat(page.locator("#verdict"))
        .hasAttribute(
            "data-kind",
            kind,
            new LocatorAssertions.HasAttributeOptions().setTimeout((double) TIMEOUT.toMillis()));
    assertThat(page.locator("#verdict[data-kind=" + kind + "]")).isVisible();
  }

  private static void press(Page page, String words) {
    page.locator("main .button:has-text(\"" + words + "\")").click();
  }

  private static Locator live(Page page, String part) {
    return page.locator("[data-live=" + part + "]");
  }

  private static void look(Page page, String name) {
    String pictures = System.getenv(PICTURES);
    if (pictures != null) {
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(pictures, name + ".png")));
    }
    Accessibility.check(page);
    assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .as("%s is no wider than the screen", name)
        .isEqualTo(true);
  }

  /** Browsers complain of each refusal, which is what the page asks for. */
  private void forgiveRefusals() {
    errors.removeIf(
        error -> error.matches("(?s)Failed to load resource.* (400|403|409|410|429) .*"));
  }

  private List<String> codes(String event, int tickets) {
    Fan fan = server.newFan();
    String claim = fan.take(event, Map.of("quantity", tickets)).text("claim_id");
    fan.pay(claim);
    return fan.tickets(claim).expect(200).json().path("data").findValuesAsText("code");
  }

  private String refunded(String event) {
    Fan fan = server.newFan();
    String claim = fan.take(event, Map.of("quantity", 1)).text("claim_id");
    fan.pay(claim);
    String code = fan.tickets(claim).expect(200).json().path("data").path(0).path("code").asText();
    organizer.refund(claim).expect(202);
    return code;
  }
}
