package io.fairqueue.http.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.fairqueue.http.browser.FanPages.button;
import static io.fairqueue.http.browser.FanPages.live;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.server.FreePort;
import io.fairqueue.tck.server.TemporaryDirectory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Fans wait, on our own pages: what they are told, and what happens to their place. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("D3")
@Tag("E2")
final class LinePagesBrowserIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final HasTextOptions TWO_SECONDS = new HasTextOptions().setTimeout(2_000);

  /** A device whose clock is wrong, and which notes how it is made to call its owner. */
  private static final String DEVICE =
      """
      const Right = Date;
      const shift = 3 * 3600 * 1000;
      window.Date = class extends Right {
        constructor(...given) { given.length ? super(...given) : super(Right.now() + shift); }
        static now() { return Right.now() + shift; }
      };
      window.called = { notices: [], tags: [], tones: 0, buzzes: 0, focused: 0 };
      window.Notification = new Proxy(window.Notification, {
        construct(real, given) { called.notices.push(given[0]); called.tags.push(given[1].tag); return Reflect.construct(real, given); },
      });
      const tone = AudioContext.prototype.createOscillator;
      AudioContext.prototype.createOscillator = function () { called.tones++; return tone.call(this); };
      Navigator.prototype.vibrate = () => { called.buzzes++; return true; };
      addEventListener("focusin", (event) => { if (event.target.matches("h1")) called.focused++; });
      """;

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
  void a_tab_that_was_closed_and_another_device_show_the_same_place() {
    String event = server.crowded();
    List<Fan> before = server.fans(3);
    before.forEach(fan -> fan.join(event).expect(201));
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    String line = "/en/e/" + event + "/line";
    Page first = pages.signedIn(fan, new NewContextOptions(), line);
    String number = first.locator("h1 .figure").innerText();
    assertThat(live(first, "ahead")).hasText("3");

    Page again = pages.tab(first, line);
    first.close();
    assertThat(again.locator("h1 .figure")).hasText(number);

    Page device = pages.anybody(new NewContextOptions());
    pages.show(device, "/en/signin?next=" + line);
    device.fill("#email", fan.email());
    device.click("main form button");
    device.fill("#code", Fan.code(server.api(), fan.email()));
    device.locator("main form button").first().click();
    assertThat(device.locator("h1 .figure")).hasText(number);

    before.getFirst().leave(event).expect(204);
    assertThat(live(again, "ahead")).hasText("2", TWO_SECONDS);
    assertThat(live(device, "ahead")).hasText("2", TWO_SECONDS);
    assertThat(fan.position(event).number("position")).isEqualTo(3);
  }

  @Test
  @Tag("G12")
  void what_is_paid_on_one_device_the_other_shows_within_two_seconds() {
    String event = organizer.onSale(30, Map.of("admission_window_seconds", 600));
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    String admission = fan.awaitAdmission(event);
    String line = "/en/e/" + event + "/line";
    Page one = pages.signedIn(fan, new NewContextOptions(), line);
    Page other = pages.signedIn(fan, new NewContextOptions(), line);
    assertThat(other.locator("h1")).hasText("It’s your turn");

    String claim = fan.claim(event, admission).expect(201).text("claim_id");
    for (Page page : List.of(one, other)) {
      page.waitForURL("**/claims/" + claim);
      assertThat(page.locator("h1")).hasText("Your tickets are held");
    }
    button(one, "Pay").click();
    one.click("button.pay");
    fan.awaitClaim(claim, "CONFIRMED");

    assertThat(other.locator("h1")).hasText("The tickets are yours", TWO_SECONDS);
  }

  @Test
  @Tag("E8")
  void prices_are_there_before_joining_and_a_class_that_sells_out_is_said_once() {
    String event =
        organizer.onSale(
            Map.of("tiers", List.of(tier("Floor", 2, 12_000), tier("Balcony", 50, 4_500))),
            Map.of("max_active", 1, "admission_window_seconds", 3_600, "max_units_per_claim", 2));
    Fan buyer = server.newFan();
    buyer.join(event).expect(201);
    String admission = buyer.awaitAdmission(event);
    // Takes the buyer's turn, so that the reader goes on to wait.
    server.newFan().join(event).expect(201);
    Fan fan = server.newFan();
    Page page = pages.signedIn(fan, new NewContextOptions(), "/en/e/" + event);
    assertThat(page.locator(".prices")).containsText(Pattern.compile("45.* – .*120"));
    pages.show(page, "/en/e/" + event + "/line");
    assertThat(page.locator(".prices")).containsText(Pattern.compile("45.* – .*120"));
    button(page, "Join the line").click();
    assertThat(live(page, "ahead")).hasText("1");
    page.evaluate(
        """
        () => {
          window.said = [];
          new MutationObserver(() => said.push(document.getElementById("say").textContent))
            .observe(document.getElementById("say"), { childList: true });
        }""");

    buyer
        .claim(event, admission, Map.of("tier_id", organizer.tier(event, "Floor"), "quantity", 2))
        .expect(201);

    assertThat(page.locator(".prices li").first()).containsText("Sold out");
    await()
        .during(Duration.ofSeconds(3))
        .atMost(Duration.ofSeconds(8))
        .pollInSameThread()
        .until(
            () ->
                Integer.valueOf(1)
                    .equals(
                        page.evaluate(
                            "() => said.filter((text) => text === 'Floor: Sold out').length")));
    assertThat(page.locator(".prices li").last()).containsText("Available");
  }

  @Test
  void who_leaves_is_asked_first_and_joins_again_at_the_end() {
    String event = server.crowded();
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    server.newFan().join(event).expect(201);
    Page page =
        pages.signedIn(
            fan, new NewContextOptions().setViewportSize(360, 740), "/en/e/" + event + "/line");
    assertThat(live(page, "ahead")).hasText("0");

    page.click(".leave summary");
    assertThat(page.locator("dialog")).isVisible();
    assertThat(page.locator("dialog :focus")).hasText("Stay in line");
    FanPages.look(page, "leave");
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog")).hasCount(0);
    assertThat(page.locator(".leave summary")).isFocused();
    fan.position(event).expect(200);

    page.keyboard().press("Enter");
    page.click("dialog .danger");
    assertThat(page.locator(".notice").first()).hasText("You have left the line.");
    fan.position(event).expectProblem(404, "NOT_IN_QUEUE");

    button(page, "Join the line").click();
    assertThat(live(page, "ahead")).hasText("1");
    assertThat(fan.position(event).number("position")).isEqualTo(2);
  }

  @Test
  void a_pause_and_its_reason_are_shown_and_go_again() {
    String event = organizer.onSale(1, Map.of("max_active", 1, "admission_window_seconds", 3_600));
    Fan first = server.newFan();
    first.join(event).expect(201);
    first.awaitAdmission(event);
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    Page page = pages.signedIn(fan, new NewContextOptions(), "/en/e/" + event + "/line");
    assertThat(live(page, "ahead")).hasText("0");
    assertThat(live(page, "phase")).isHidden();

    organizer
        .api()
        .put("/api/v1/events/" + event + "/pause", Map.of("reason", "The hall is being aired."))
        .expect(200);
    assertThat(live(page, "phase"))
        .containsText("The hall is being aired.", new ContainsTextOptions().setTimeout(2_000));

    organizer.api().put("/api/v1/events/" + event + "/resume").expect(200);
    assertThat(live(page, "phase")).isHidden();
  }

  @Test
  void who_waits_longer_than_was_told_is_told_why() {
    String event = organizer.onSale(100, Map.of("max_active", 1, "admissions_per_minute", 30));
    server.fans(2).forEach(each -> each.join(event).expect(201));
    server.fans(4).forEach(each -> each.join(event).expect(201));
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    Page page = pages.signedIn(fan, new NewContextOptions(), "/en/e/" + event + "/line");
    assertThat(live(page, "ahead")).hasText("5");
    assertThat(live(page, "longer")).isHidden();

    organizer
        .revise(event, Map.of("policy", Map.of("max_active", 1, "admissions_per_minute", 1)))
        .expect(200);

    assertThat(live(page, "longer"))
        .hasText("The wait is longer because fewer people are let in per minute.");
    FanPages.look(page, "line-longer");
  }

  @Test
  void a_server_that_comes_back_finds_everybody_where_they_were() throws IOException {
    int port = FreePort.any();
    TemporaryDirectory data = TemporaryDirectory.create("fairqueue-test");
    try {
      Map<String, String> settings = Map.of("FAIRQUEUE_PORT", String.valueOf(port));
      TestServer first = TestServer.embedded(data.path(), settings);
      String event = first.crowded();
      first.fans(2).forEach(other -> other.join(event).expect(201));
      Fan fan = first.newFan();
      fan.join(event).expect(201);
      try (FanPages own = new FanPages(first.url())) {
        Page page = own.signedIn(fan, new NewContextOptions(), "/en/e/" + event + "/line");
        assertThat(live(page, "ahead")).hasText("2");
        String number = page.locator("h1 .figure").innerText();
        AtomicInteger navigations = new AtomicInteger();
        page.onFrameNavigated(frame -> navigations.incrementAndGet());

        first.close();
        assertThat(live(page, "fresh")).containsText("Connecting again. Your place is kept.");
        try (TestServer second = TestServer.embedded(data.path(), settings)) {
          Instant back = Instant.now();
          assertThat(live(page, "fresh")).not().containsText("Connecting again");
          assertThat(Duration.between(back, Instant.now())).isLessThan(Duration.ofSeconds(10));
          assertThat(page.locator("h1 .figure")).hasText(number);
          assertThat(live(page, "ahead")).hasText("2");
          assertThat(fan.at(second.url()).position(event).number("position")).isEqualTo(3);
          assertThat(navigations).hasValue(0);
        }
      }
    } finally {
      data.delete();
    }
  }

  @Test
  void who_waits_for_half_an_hour_sees_the_same_page_all_the_while() {
    String event = server.crowded();
    Fan before = server.newFan();
    before.join(event).expect(201);
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    Page page = pages.signedIn(fan, new NewContextOptions());
    page.clock().install();
    pages.show(page, "/en/e/" + event + "/line");
    assertThat(live(page, "ahead")).hasText("1");
    AtomicInteger navigations = new AtomicInteger();
    page.onFrameNavigated(frame -> navigations.incrementAndGet());

    for (int minute = 0; minute < 30; minute++) {
      page.clock().runFor(60_000);
    }
    assertThat(live(page, "fresh")).not().containsText("Connecting again");
    before.leave(event).expect(204);

    assertThat(live(page, "ahead")).hasText("0");
    assertThat(navigations).hasValue(0);
  }

  @Test
  void a_turn_calls_its_fan_and_counts_down_by_the_servers_clock() {
    String event = organizer.onSale(5, Map.of("max_active", 1, "admission_window_seconds", 300));
    Fan other = server.newFan();
    other.join(event).expect(201);
    other.awaitAdmission(event);
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    Page page =
        pages.signedIn(fan, new NewContextOptions().setPermissions(List.of("notifications")));
    page.addInitScript(DEVICE);
    pages.show(page, "/en/e/" + event + "/line");
    live(page, "alarm").click();
    assertThat(live(page, "alarm")).hasText("It will ring when it is your turn");
    assertThat(((Number) page.evaluate("() => called.tones")).intValue()).isPositive();
    page.evaluate("() => { called.tones = 0; called.focused = 0; }");

    other.leave(event).expect(204);

    assertThat(page.locator("h1")).hasText("It’s your turn");
    assertThat(page).hasTitle(Pattern.compile("^● It’s your turn · \\d:\\d\\d"));
    Instant end = Instant.parse(fan.awaitStatus(event, "ADMITTED").text("admitted_until"));
    String shown = page.locator("[role=timer]").innerText();
    long left = Duration.between(Instant.now(), end).toSeconds();
    assertThat(60 * Long.parseLong(shown.split(":", 2)[0]) + Long.parseLong(shown.split(":", 2)[1]))
        .isBetween(left - 1, left + 1);
    assertThat(page.evaluate("() => called.notices")).isEqualTo(List.of("It’s your turn"));
    assertThat(page.evaluate("() => called.tags")).as("the worker's tag").isEqualTo(List.of(event));
    assertThat(((Number) page.evaluate("() => called.tones")).intValue()).isPositive();
    assertThat(page.evaluate("() => called.buzzes")).isEqualTo(1);
    assertThat(page.evaluate("() => called.focused")).isEqualTo(1);
    assertThat(page.locator("h1")).isFocused();
  }

  @Test
  void who_is_far_away_reads_the_board_alone_until_near() {
    String event = server.crowded();
    List<Fan> before = server.fans(1_020);
    before.parallelStream().forEach(each -> each.join(event).expect(201));
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    // A board that is a moment old may say that the fan is near.
    await()
        .atMost(TIMEOUT)
        .until(
            () ->
                server
                        .api()
                        .get("/api/v1/events/" + event + "/board")
                        .expect(200)
                        .json()
                        .path("waiting")
                        .asInt()
                    > 1_020);
    Page page = pages.signedIn(fan, new NewContextOptions());
    AtomicInteger boards = new AtomicInteger();
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger sockets = new AtomicInteger();
    page.onRequest(
        request -> {
          boards.addAndGet(request.url().endsWith("/board") ? 1 : 0);
          asked.addAndGet(request.url().endsWith("/queue/position") ? 1 : 0);
        });
    page.onWebSocket(socket -> sockets.incrementAndGet());
    pages.show(page, "/en/e/" + event + "/line");

    assertThat(live(page, "ahead")).hasText("about 1,020");
    assertThat(boards).hasPositiveValue();
    assertThat(asked).hasValue(0);
    assertThat(sockets).hasValue(0);

    before.stream().limit(60).toList().parallelStream()
        .forEach(each -> each.leave(event).expect(204));
    assertThat(live(page, "ahead")).hasText("960");
    assertThat(sockets).hasValue(1);
  }

  @Test
  void a_device_keeps_what_it_was_told_and_says_so_if_that_was_rewritten() {
    String event = server.crowded();
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    Page page = pages.signedIn(fan, new NewContextOptions().setViewportSize(360, 740));
    page.clock().install();
    pages.show(page, "/en/e/" + event + "/line");
    page.clock().runFor(31_000);
    String kept = "() => localStorage.getItem('fq-fair-%s')".formatted(event);
    await().atMost(TIMEOUT).pollInSameThread().until(() -> hasNote(page.evaluate(kept)));
    pages.show(page, "/en/e/" + event + "/line");
    page.clock().runFor(31_000);
    server.newFan().join(event).expect(201);

    // As if the log had begun with something else when this device saw it.
    page.evaluate(
        """
        (shelf) => {
          const kept = JSON.parse(localStorage.getItem(shelf));
          kept.notes[0].note = kept.notes[0].note.replace(/\\n([^\\n]{3})([^\\n]{41})\\n\\n/, "\\nAAA$2\\n\\n");
          localStorage.setItem(shelf, JSON.stringify(kept));
        }""",
        "fq-fair-" + event);
    assertThat(page.locator(".is-bad")).hasCount(0);
    pages.show(page, "/en/e/" + event + "/line");
    page.clock().runFor(31_000);

    assertThat(page.locator(".is-bad[role=alert]")).containsText("it was rewritten");
    assertThat(page.locator(".is-bad[role=alert] a")).hasCount(2);
    FanPages.look(page, "rewritten");
  }

  private static boolean hasNote(@Nullable Object kept) {
    return kept instanceof String text && text.contains("\\n\\n—");
  }

  @Test
  void another_code_is_offered_after_half_a_minute() {
    Page page = pages.anybody(new NewContextOptions());
    page.clock().install();
    pages.show(page, "/en/signin");
    page.fill("#email", server.newFan().email());
    page.click("main form button");
    assertThat(page.locator("form.again button")).isHidden();
    assertThat(page.locator("form.again p")).containsText("30 s");
    page.clock().runFor(20_000);
    assertThat(page.locator("form.again p")).containsText("10 s");
    page.clock().runFor(11_000);
    assertThat(page.locator("form.again p")).isHidden();
    page.click("form.again button");
    assertThat(page.locator("#code")).isVisible();
    assertThat(page.locator("form.again button")).isHidden();
  }

  private static Map<String, Object> tier(String name, int capacity, int price) {
    return Map.of("name", name, "seating", "general", "capacity", capacity, "price_minor", price);
  }
}
