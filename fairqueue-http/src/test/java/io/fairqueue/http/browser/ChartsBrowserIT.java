package io.fairqueue.http.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.fairqueue.http.browser.FanPages.live;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Media;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.History;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A sale's charts and its report, as those who run it look at them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("I6")
final class ChartsBrowserIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(40);
  private static final double TWO_SECONDS = 2_500;

  /** Whether a chart's canvas has dots of the colour of its first line. */
  private static final String IS_DRAWN =
      """
      (name) => {
        const canvas = document.querySelector(`[data-chart=${name}] canvas`);
        if (!canvas || canvas.width === 0) {
          return false;
        }
        const wanted = getComputedStyle(document.documentElement).getPropertyValue("--line-1").trim();
        const rgb = [1, 3, 5].map((at) => parseInt(wanted.slice(at, at + 2), 16));
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        let dots = 0;
        for (let i = 0; i < data.length; i += 4) {
          dots += rgb.every((each, part) => Math.abs(data[i + part] - each) < 8) && data[i + 3] > 200 ? 1 : 0;
        }
        return dots > 100;
      }""";

  private TestServer server;
  private Organizer organizer;
  private FanPages pages;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
    pages = new FanPages(server.url());
    PlaywrightAssertions.setDefaultAssertionTimeout((double) TIMEOUT.toMillis());
  }

  @AfterAll
  void stop() {
    pages.close();
  }

  @AfterEach
  void nothing_went_wrong_behind_the_pages() {
    pages.assertSound();
  }

  @Test
  void charts_are_drawn_of_what_was_sampled_and_go_on_by_themselves() {
    List<Fan> fans = server.fans(12);
    String event = sampled(fans);
    History.before(server, event, 50);
    Page page = signedIn(Screen.WIDE_LIGHT.options(), "/console/events/" + event);

    page.click("nav.tabs >> text=Charts");
    for (String chart :
        List.of("waiting", "choosing", "rates", "stock", "revenue", "payments", "waits")) {
      assertThat(line(page, chart)).not().hasText("–");
      await()
          .atMost(TIMEOUT)
          .pollInSameThread()
          .until(() -> page.evaluate(IS_DRAWN, chart).equals(true));
    }
    assertThat(page.locator("[data-line=sold] strong")).hasText("1");
    Fan fan = fans.getFirst();
    fan.pay(fan.claim(event, fan.awaitAdmission(event)).expect(201).text("claim_id"));
    assertThat(page.locator("[data-line=sold] strong"))
        .hasText("2", new HasTextOptions().setTimeout(TWO_SECONDS));
    assertThat(page.locator("[data-line=revenue] strong")).containsText("100.00");
    assertThat(live(page, "fresh")).containsText("Live");
  }

  @Test
  void one_looks_closer_by_mouse_and_by_keys_and_all_charts_follow() {
    String event = over();
    Page page = signedIn(Screen.WIDE_LIGHT.options(), "/console/events/" + event + "/charts");
    await()
        .atMost(TIMEOUT)
        .pollInSameThread()
        .until(() -> page.evaluate(IS_DRAWN, "rates").equals(true));
    double whole = shown(page);

    Locator over = page.locator("[data-chart=waiting] .u-over");
    over.scrollIntoViewIfNeeded();
    BoundingBox box = over.boundingBox();
    page.mouse().move(box.x + box.width * 0.4, box.y + 40);
    assertThat(live(page, "moment")).not().isEmpty();
    assertThat(page.locator("[data-chart=stock] .u-cursor-x"))
        .not()
        .hasAttribute("style", Pattern.compile("translate\\(-10px"));
    String sold = page.locator("[data-chart=stock] [data-line=sold] strong").textContent();
    page.mouse().move(box.x + box.width * 0.1, box.y + 40);
    assertThat(page.locator("[data-chart=stock] [data-line=sold] strong")).not().hasText(sold);

    page.mouse().down();
    page.mouse().move(box.x + box.width * 0.2, box.y + 50);
    page.mouse().move(box.x + box.width * 0.35, box.y + 50);
    page.mouse().up();
    page.waitForURL("**/charts?from=*&to=*");
    assertThat(shown(page)).isBetween(whole * 0.2, whole * 0.3);
    await()
        .atMost(TIMEOUT)
        .pollInSameThread()
        .until(() -> page.evaluate(IS_DRAWN, "stock").equals(true));
    assertThat(page.locator(".spans [aria-current]")).hasCount(0);

    double near = shown(page);
    page.focus("[data-chart=rates] .plot");
    page.keyboard().press("+");
    assertThat(shown(page)).isBetween(near * 0.49, near * 0.51);
    page.keyboard().press("-");
    page.keyboard().press("-");
    assertThat(shown(page)).isBetween(near * 1.95, near * 2.05);
    page.keyboard().press("ArrowLeft");
    assertThat(live(page, "moment")).not().isEmpty();
    page.click("text=Earlier");
    page.click("text=+ Closer");
    String address = page.url();
    page.click("[data-chart=stock] summary");
    Locator rows = page.locator("tbody[data-rows=stock] tr");
    String last = rows.last().textContent();
    page.click("text=Later");
    assertThat(rows.last()).not().hasText(last);
    assertThat(page.url()).isNotEqualTo(address);
    page.reload();
    assertThat(page.locator("[data-chart=stock] summary")).isVisible();
    page.click(".spans >> text=Whole sale");
    assertThat(page.locator(".spans [aria-current]")).hasText("Whole sale");
  }

  @Test
  void without_scripts_there_are_tables_and_links() {
    String event = over();
    Page page =
        signedIn(
            Screen.WIDE_LIGHT.options().setJavaScriptEnabled(false),
            "/console/events/" + event + "/charts");

    assertThat(page.locator(".plot").first()).isHidden();
    assertThat(page.locator("tbody[data-rows=stock] tr").last()).containsText("19,");
    assertThat(page.locator("tbody[data-rows=waits] tr").last()).isVisible();
    page.click("text=+ Closer");
    page.click("text=Earlier");
    assertThat(page.locator(".spans [aria-current]")).hasCount(0);
    page.click(".spans >> text=30 days");
    assertThat(page.locator(".spans [aria-current]")).hasText("30 days");
    assertThat(page.locator(".as-table summary").first()).isHidden();
  }

  @Test
  void limits_that_somebody_else_sets_are_seen_at_once() {
    String event = organizer.onSale(5, Map.of("max_active", 6, "admissions_per_minute", 40));
    Page page = signedIn(Screen.WIDE_LIGHT.options(), "/console/events/" + event);
    Page charts = pages.tab(page, "/console/events/" + event + "/charts");
    assertThat(live(page, "max-active")).hasText("of 6");
    assertThat(charts.locator("[data-chart=rates] [data-limit] strong")).hasText("40");
    page.fill("#active", "8");

    organizer.revise(event, Map.of("policy", policy(90, 7))).expect(200);

    HasTextOptions soon = new HasTextOptions().setTimeout(TWO_SECONDS);
    assertThat(live(page, "max-active")).hasText("of 7", soon);
    assertThat(live(page, "max-rate")).hasText("of 90");
    assertThat(page.locator("#rate")).hasValue("90");
    assertThat(page.locator("#active")).hasValue("8");
    assertThat(charts.locator("[data-chart=rates] [data-limit] strong")).hasText("90", soon);
    assertThat(charts.locator("[data-chart=choosing] [data-limit] strong")).hasText("7");
    organizer.revise(event, Map.of("policy", policy(null, null))).expect(200);
    assertThat(live(page, "max-active")).isHidden();
    assertThat(live(page, "max-rate")).isHidden();
    assertThat(page.locator("#rate")).hasValue("");
    assertThat(charts.locator("[data-chart=rates] [data-limit]")).isHidden();
  }

  @Test
  void a_report_is_read_and_printed() {
    String event = over();
    Page page = signedIn(Screen.WIDE_LIGHT.options(), "/console/events/" + event);
    page.click("nav.tabs >> text=Report");
    assertThat(page.locator(".sums")).containsText("Revenue");
    assertThat(page.locator(".sketch svg")).hasCount(2);
    assertThat(page.locator("button:has-text('Print')")).isVisible();

    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator("button:has-text('Print')")).isHidden();
    assertThat(page.locator("nav.tabs")).isHidden();
    assertThat(page.locator("h1")).containsText("A Night Out");
    assertThat(page.locator("tbody tr").first()).isVisible();
    FanPages.look(page, "report-printed");
    assertThat(page.pdf()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void each_page_is_for_everybody_on_each_screen() {
    String event = sampled(server.fans(12));
    String over = over();
    History.before(server, event, 50);
    for (Screen screen : Screen.looked()) {
      String kind = screen.kind();
      Page page = signedIn(screen.options(), "/console/events/" + event);
      FanPages.look(page, "charts-live-" + kind);
      look(page, "/console/events/" + event + "/charts", "charts-" + kind);
      look(page, "/console/events/" + over + "/charts", "charts-over-" + kind);
      page.locator("summary").first().click();
      FanPages.look(page, "charts-table-" + kind);
      pages.show(page, "/console/events/" + over + "/report");
      FanPages.look(page, "report-" + kind);
      pages.show(page, "/console/events/" + event + "/report");
      FanPages.look(page, "report-small-" + kind);
    }
    for (boolean wide : Screen.LONG ? List.of(true, false) : List.of(false)) {
      Page arabic =
          signedIn((wide ? Screen.WIDE_LIGHT : Screen.NARROW_LIGHT).options(), "/console");
      arabic.context().addCookies(List.of(new Cookie("fq_lang", "ar").setUrl(pages.at("/"))));
      String kind = wide ? "-arabic" : "-arabic-narrow";
      look(arabic, "/console/events/" + over + "/charts", "charts" + kind);
      pages.show(arabic, "/console/events/" + over + "/report");
      FanPages.look(arabic, "report" + kind);
    }
  }

  private void look(Page page, String path, String name) {
    pages.show(page, path);
    await()
        .atMost(TIMEOUT)
        .pollInSameThread()
        .until(() -> page.evaluate(IS_DRAWN, "stock").equals(true));
    FanPages.look(page, name);
  }

  private static Map<String, @Nullable Object> policy(
      @Nullable Integer rate, @Nullable Integer active) {
    Map<String, @Nullable Object> policy = new HashMap<>();
    policy.put("admissions_per_minute", rate);
    policy.put("max_active", active);
    return policy;
  }

  /** An event with a sale, and a sample that says so. */
  private String sampled(List<Fan> fans) {
    String event = organizer.onSale(30, Map.of("max_active", 6, "admissions_per_minute", 40));
    Fan buyer = server.newFan();
    buyer.pay(buyer.buy(event));
    fans.forEach(fan -> fan.join(event).expect(201));
    String samples = "/api/v1/events/" + event + "/samples";
    await()
        .atMost(TIMEOUT)
        .until(
            () -> {
              var sold = organizer.api().get(samples).expect(200).json().path("joined_total");
              return !sold.isEmpty() && sold.get(sold.size() - 1).asInt() == 13;
            });
    return event;
  }

  /** A large sale that is over. */
  private String over() {
    String event = organizer.onSale(20_000, Map.of("max_active", 200, "admissions_per_minute", 60));
    History.ofMonth(server, organizer, event);
    return event;
  }

  private static Locator line(Page page, String chart) {
    return page.locator("[data-chart=" + chart + "] [data-line] strong").first();
  }

  /** How much is shown, in seconds: by the address, or by the page. */
  private static double shown(Page page) {
    return ((Number)
            page.evaluate(
                """
                () => {
                  const asked = new URLSearchParams(location.search);
                  const of = document.querySelector("[data-sale]").dataset;
                  return Number(asked.get("to") ?? of.to) - Number(asked.get("from") ?? of.from);
                }"""))
        .doubleValue();
  }

  private Page signedIn(NewContextOptions options, String path) {
    return pages.signedIn(Console.signedIn(server.api(), organizer), options, path);
  }
}
