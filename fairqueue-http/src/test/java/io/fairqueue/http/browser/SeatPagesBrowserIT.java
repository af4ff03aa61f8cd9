package io.fairqueue.http.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Seats are chosen as people do it: by hand, by keyboard, from a list, and against others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("C16")
@Tag("I23")
final class SeatPagesBrowserIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String PICTURES = "FAIRQUEUE_TEST_PICTURES";

  private final List<String> errors = new CopyOnWriteArrayList<>();
  private TestServer server;
  private Organizer organizer;
  private Chromium chromium;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
    chromium = Chromium.start();
    PlaywrightAssertions.setDefaultAssertionTimeout((double) TIMEOUT.toMillis());
  }

  @AfterAll
  void stop() {
    chromium.close();
  }

  @AfterEach
  void nothing_went_wrong_behind_the_pages() {
    chromium.closePages();
    assertThat(errors).isEmpty();
  }

  @Test
  void seats_are_chosen_on_the_plan_and_added_up() {
    String event = hall();
    Page page = choosing(event, new NewContextOptions());

    seat(page, "Row C, Seat 3").click();
    seat(page, "Row C, Seat 4").click();
    assertThat(seat(page, "Row C, Seat 4")).hasAttribute("aria-selected", "true");
    assertThat(page.locator("[data-total]")).hasText(Pattern.compile(".*100\\.00"));
    seat(page, "Row C, Seat 3").click();
    assertThat(seat(page, "Row C, Seat 3")).hasAttribute("aria-selected", "false");
    seat(page, "Row D, Seat 1").click();
    assertThat(page.locator("[data-total]")).hasText(Pattern.compile(".*120\\.00"));
    seat(page, "Row D, Seat 2").click();
    seat(page, "Row D, Seat 3").click();
    seat(page, "Row D, Seat 4").click();
    assertThat(page.locator(".picks input")).hasCount(4);
    assertThat(page.locator("#say")).hasText("Up to 4 tickets");

    page.click(".bar button");

    assertThat(page.locator("h1")).hasText("Your tickets are held");
    assertThat(page.locator(".claim .rows li")).hasCount(5);
    assertThat(page.locator(".claim")).containsText("Section A, Row C, Seat 4");
  }

  @Test
  void seats_are_chosen_from_the_list_without_scripts_page_after_page() {
    String event = hall();
    Page page = choosing(event, new NewContextOptions().setJavaScriptEnabled(false));

    page.selectOption("#best", "2");
    page.click(".best button");
    assertThat(page.locator("table input:checked")).hasCount(2);
    page.locator("table input:checked").first().uncheck();
    page.locator("button[name=page][value='2']").click();
    assertThat(page.locator(".picks input:checked")).hasCount(1);
    page.locator("table input").last().check();
    page.click(".bar button");

    assertThat(page.locator("h1")).hasText("Your tickets are held");
    assertThat(page.locator(".claim .rows li")).hasCount(3);
  }

  @Test
  void enter_in_the_list_holds_what_is_chosen() {
    Page page = choosing(hall(), new NewContextOptions().setJavaScriptEnabled(false));
    Locator first = page.locator("table input").first();

    first.check();
    first.press("Enter");

    assertThat(page.locator("h1")).hasText("Your tickets are held");
    assertThat(page.locator(".claim .rows li")).hasCount(2);
  }

  @Test
  void rows_have_names_and_digits_are_the_same_everywhere() {
    String event = hall();
    Page page = signedIn(admitted(event), new NewContextOptions(), "/ar/e/" + event + "/seats/A");
    assertThat(page.getByRole(AriaRole.ROWHEADER).first())
        .hasAccessibleName(Pattern.compile("^الصف .*A"));

    page.locator("[role=gridcell][data-s=f]").first().click();

    assertThat(page.locator("[data-total]")).hasText(Pattern.compile(".*50\\.00.*"));
  }

  @Test
  void a_plan_that_is_not_answered_is_asked_for_less_and_less_often() {
    Page page = choosing(hall(), new NewContextOptions());
    AtomicInteger asked = new AtomicInteger();
    page.route(
        "**/states",
        route -> {
          asked.incrementAndGet();
          route.fulfill(new Route.FulfillOptions().setStatus(503));
        });
    page.clock().install();
    page.reload();
    asked.set(0);

    for (int second = 0; second < 60; second++) {
      page.clock().runFor(1_000);
    }

    assertThat(asked).hasValueBetween(1, 4);
    page.context().close();
    // What a browser says of answers that were to be bad.
    errors.clear();
  }

  @Test
  void seats_are_chosen_by_keyboard_alone() {
    String event = hall();
    Page page = choosing(event, new NewContextOptions().setViewportSize(360, 740));
    for (int i = 0; i < 60 && !focusedName(page).startsWith("Row"); i++) {
      page.keyboard().press("Tab");
    }

    assertThat(focusedName(page)).isEqualTo("Row A, Seat 1, NGN\u00a050.00, free");
    press(page, "ArrowDown", "ArrowDown", "End");
    assertThat(focusedName(page)).startsWith("Row C, Seat 30");
    press(page, "ArrowLeft", "Space");
    assertThat(focusedName(page)).startsWith("Row C, Seat 29").endsWith("chosen");
    press(page, "Home", "ArrowUp", "ArrowRight", "Enter");
    assertThat(focusedName(page)).startsWith("Row B, Seat 2").endsWith("chosen");
    assertThat(page.locator(".picks input")).hasCount(2);
    for (int i = 0; i < 40; i++) {
      page.keyboard().press("Tab");
      if ("Hold these tickets".equals(page.evaluate("() => document.activeElement.innerText"))) {
        break;
      }
    }
    page.keyboard().press("Enter");

    assertThat(page.locator("h1")).hasText("Your tickets are held");
    assertThat(page.locator(".claim .rows li")).hasCount(3);
  }

  @Test
  @Tag("C9")
  void of_two_who_want_a_seat_one_has_it_and_the_other_keeps_the_rest() {
    String event = hall();
    Page first = choosing(event, new NewContextOptions());
    Page second = choosing(event, new NewContextOptions());
    Page watching = choosing(event, new NewContextOptions());
    for (Page page : List.of(first, second, watching)) {
      seat(page, "Row C, Seat 3").click();
    }
    seat(second, "Row C, Seat 4").click();
    seat(watching, "Row C, Seat 5").click();

    first.click(".bar button");
    assertThat(first.locator("h1")).hasText("Your tickets are held");
    second.evaluate("() => document.querySelector('form.choice').submit()");

    assertThat(second.locator(".gone")).containsText("Section A, Row C, Seat 3");
    assertThat(second.locator(".picks input")).hasCount(1);
    assertThat(second.locator(".picks")).containsText("Seat 4");
    assertThat(watching.locator(".gone")).containsText("Row C, Seat 3");
    assertThat(watching.locator(".picks input")).hasCount(1);
    assertThat(seat(watching, "Row C, Seat 3")).hasAttribute("aria-disabled", "true");
    second.click(".bar button");
    assertThat(second.locator("h1")).hasText("Your tickets are held");
    watching.click(".bar button");
    assertThat(watching.locator("h1")).hasText("Your tickets are held");
  }

  @Test
  void a_hall_of_five_thousand_seats_stays_usable() {
    String event =
        organizer.onSale(
            Map.of("tiers", List.of(tier("Stalls", "reserved", 5_000, 5_000))),
            Map.of("max_units_per_claim", 4));
    add(event, "Stalls", 50, 100);
    Page page = choosing(event, new NewContextOptions());
    seat(page, "Row 50, Seat 100").focus();

    long before = System.nanoTime();
    press(page, "ArrowLeft", "ArrowUp", "Space");
    assertThat(focusedName(page)).startsWith("Row 49, Seat 99").endsWith("chosen");

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    BoundingBox seat = page.locator("[data-u] use").first().boundingBox();
    assertThat(seat.width).isGreaterThanOrEqualTo(24);
    assertThat(seat.height).isGreaterThanOrEqualTo(24);
    page.click(".zoom");
    assertThat(page.locator("[data-u] use").first().boundingBox().width).isGreaterThanOrEqualTo(44);
  }

  @Test
  void nobody_is_kept_out_of_any_state() {
    look("en", ColorScheme.DARK, 1280);
    look("ar", ColorScheme.LIGHT, 360);
    if (Screen.LONG) {
      look("en", ColorScheme.LIGHT, 360);
      look("ar", ColorScheme.DARK, 1280);
    }
  }

  private void look(String language, ColorScheme scheme, int width) {
    String event = hall();
    var options =
        new NewContextOptions()
            .setColorScheme(scheme)
            .setViewportSize(width, width == 360 ? 740 : 800)
            .setLocale(language);
    String name = "%s-%s-%d".formatted(language, scheme.name().toLowerCase(Locale.ROOT), width);
    String seats = "/" + language + "/e/" + event + "/seats";
    Fan fan = admitted(event);
    Fan other = admitted(event);
    other
        .api()
        .post(
            "/api/v1/events/" + event + "/claims",
            Map.of(
                "admission_token",
                other.awaitAdmission(event),
                "tier_id",
                organizer.tier(event, "Stalls"),
                "quantity",
                3))
        .expect(201);
    await().until(() -> server.api().get(seats + "/A/states").body().contains("t"));
    Page page = signedIn(fan, options, "/" + language + "/e/" + event + "/choose");
    page.selectOption("select", "2");
    state(page, name + "-20-choose");
    page.navigate(base() + seats);
    state(page, name + "-21-sections");
    page.navigate(base() + seats + "/A?best=3");
    assertThat(page.locator(".picks input")).hasCount(3);
    assertThat(page.locator("svg.hall")).hasAttribute("aria-multiselectable", "true");
    state(page, name + "-22-plan");
    page.click(".list summary");
    state(page, name + "-23-list");
    page.context().clearCookies();
    page.navigate(base() + seats + "/A");
    assertThat(page.locator("svg.hall[role=grid]:not([aria-multiselectable])")).hasCount(1);
    state(page, name + "-24-looking");
    page.context().close();
  }

  /** Judged, and pictured where somebody wants to look. */
  private static void state(Page page, String name) {
    Accessibility.check(page);
    assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .as("%s is no wider than the screen", name)
        .isEqualTo(true);
    String pictures = System.getenv(PICTURES);
    if (pictures != null) {
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of(pictures, name + ".png")).setFullPage(true));
    }
  }

  private static void press(Page page, String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  private static String focusedName(Page page) {
    return String.valueOf(
        page.evaluate("() => document.activeElement.getAttribute('aria-label') ?? ''"));
  }

  private static Locator seat(Page page, String name) {
    return page.locator("[role=gridcell][data-n^='" + name + ",']");
  }

  private String hall() {
    String event =
        organizer.onSale(
            Map.of(
                "tiers",
                List.of(
                    tier("Stalls", "reserved", 400, 5_000), tier("Floor", "general", 50, 3_000))),
            Map.of("max_units_per_claim", 4, "over_admission", 2.0));
    List<Map<String, Object>> seats = new ArrayList<>();
    for (char row = 'A'; row <= 'H'; row++) {
      for (int number = 1; number <= 31; number++) {
        if (number != 11) {
          seats.add(
              row == 'D'
                  ? Map.of("section", "A", "row", "D", "number", "" + number, "price_minor", 7_000)
                  : Map.of(
                      "section",
                      "A",
                      "row",
                      String.valueOf(row),
                      "number",
                      "" + (number > 11 ? number - 1 : number)));
        }
      }
    }
    organizer.addSeats(event, organizer.tier(event, "Stalls"), seats).expect(201);
    return event;
  }

  private void add(String event, String tier, int rows, int seats) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (int row = 1; row <= rows; row++) {
      for (int number = 1; number <= seats; number++) {
        all.add(Map.of("section", "A", "row", "" + row, "number", "" + number));
      }
    }
    organizer.addSeats(event, organizer.tier(event, tier), all).expect(201);
  }

  private static Map<String, Object> tier(String name, String seating, int capacity, int price) {
    return Map.of("name", name, "seating", seating, "capacity", capacity, "price_minor", price);
  }

  private Fan admitted(String event) {
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    fan.awaitAdmission(event);
    return fan;
  }

  private Page choosing(String event, NewContextOptions options) {
    return signedIn(admitted(event), options.setLocale("en"), "/en/e/" + event + "/seats/A");
  }

  private Page signedIn(Fan fan, NewContextOptions options, String path) {
    Page page = chromium.page(options);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(page.url() + " " + message.text());
          }
        });
    page.onPageError(errors::add);
    page.context()
        .addCookies(List.of(new Cookie("fq", String.valueOf(fan.api().token())).setUrl(base())));
    page.navigate(base() + path);
    return page;
  }

  private String base() {
    return server.url().toString().replaceAll("/$", "");
  }
}
