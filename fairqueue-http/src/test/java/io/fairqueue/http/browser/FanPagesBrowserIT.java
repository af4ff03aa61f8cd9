package io.fairqueue.http.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A ticket is bought on our own pages, as people do it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("I23")
final class FanPagesBrowserIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Pattern CODE = Pattern.compile("\"code\":\"([^\"]+)\"");
  private static final String PICTURES = "FAIRQUEUE_TEST_PICTURES";

  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final List<String> outside = new CopyOnWriteArrayList<>();
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
    assertThat(outside).isEmpty();
  }

  @Test
  void a_ticket_is_bought_without_scripts() {
    String event = onSale("Without scripts");
    Page page = open(new NewContextOptions().setJavaScriptEnabled(false), "/e/" + event);

    click(page, "Join the line");
    signIn(page);
    click(page, "Join the line");
    await()
        .atMost(TIMEOUT)
        .pollInSameThread()
        .until(
            () -> {
              page.reload();
              return button(page, "Choose tickets").count() > 0;
            });
    click(page, "Choose tickets");
    page.selectOption("select", "2");
    click(page, "Hold these tickets");
    assertThat(page.locator("h1")).hasText("Your tickets are held");
    page.click("main .claim button");
    page.click("button.pay");
    click(page, "Back to the tickets");
    await()
        .atMost(TIMEOUT)
        .pollInSameThread()
        .until(
            () -> {
              page.reload();
              return button(page, "Show my tickets").count() > 0;
            });
    click(page, "Show my tickets");
    assertThat(page.locator(".stub")).hasCount(2);
    page.locator(".stub").first().click();
    assertThat(page.locator(".code img")).isVisible();
    admitted(page, event);
  }

  @Test
  @Tag("E2")
  void a_ticket_is_bought_by_keyboard_alone_on_a_phone_with_a_slow_network() {
    String event = onSale("By keyboard");
    Page page = open(new NewContextOptions().setViewportSize(360, 740), "/e/" + event);
    slow(page);

    press(page, "Join the line");
    String email = UUID.randomUUID() + "@fans.example";
    page.waitForSelector("#email:focus");
    page.keyboard().type(email);
    page.keyboard().press("Enter");
    page.waitForSelector("#code:focus");
    page.keyboard().type(Fan.code(server.api(), email));
    page.keyboard().press("Enter");
    press(page, "Join the line");
    assertThat(page.locator("h1")).hasText("It’s your turn");
    press(page, "Choose tickets");
    press(page, "Hold these tickets");
    press(page, "Pay");
    press(page, "Pay");
    press(page, "Back to the tickets");
    assertThat(page.locator("h1")).hasText("The tickets are yours");
    press(page, "Show my tickets");
    assertThat(page.locator(".stub")).hasCount(1);
  }

  /** 400 kbit/s and 400 ms, as where many phones share a mast. */
  private static void slow(Page page) {
    JsonObject network = new JsonObject();
    network.addProperty("offline", false);
    network.addProperty("latency", 400);
    network.addProperty("downloadThroughput", 50_000);
    network.addProperty("uploadThroughput", 50_000);
    CDPSession session = page.context().newCDPSession(page);
    session.send("Network.enable");
    var unused = session.send("Network.emulateNetworkConditions", network);
  }

  @Test
  @Tag("E2")
  @Tag("D3")
  void a_line_moves_before_the_readers_eyes_without_a_reload() {
    String event = organizer.onSale(5, Map.of("max_active", 1, "admission_window_seconds", 600));
    Fan first = server.newFan();
    first.join(event).expect(201);
    first.awaitAdmission(event);
    Fan second = server.newFan();
    second.join(event).expect(201);
    Fan reader = server.newFan();
    reader.join(event).expect(201);
    Page page = signedIn(reader, new NewContextOptions(), "/e/" + event + "/line");
    assertThat(page.locator("[data-live=ahead]")).hasText("1");
    page.evaluate("() => { window.same = true; }");

    second.leave(event).expect(204);
    assertThat(page.locator("[data-live=ahead]")).hasText("0");
    first.leave(event).expect(204);

    assertThat(page.locator("h1")).hasText("It’s your turn");
    assertThat(page.locator("h1")).isFocused();
    assertThat(page).hasTitle(Pattern.compile("^● .*\\d:\\d\\d"));
    assertThat(page.evaluate("() => window.same")).isEqualTo(true);
  }

  @Test
  @Tag("I16")
  void a_form_of_a_stranger_is_refused_and_our_own_is_taken() {
    String event = server.crowded();
    Fan fan = server.newFan();
    try (StaticSite stranger =
        StaticSite.open(
            """
            <!doctype html><title>x</title><form method="post" action="%sen/e/%s/line"><button>x</button></form>"""
                .formatted(base(), event)
                .getBytes(StandardCharsets.UTF_8))) {
      Page page = signedIn(fan, new NewContextOptions(), "/e/" + event);
      page.navigate(stranger.origin());
      outside.clear();
      page.click("button");
      page.waitForURL("**/line");
      assertThat(page.locator("h1")).hasText("Please send this again");
      errors.clear();
      outside.clear();
      fan.position(event).expectProblem(404, "NOT_IN_QUEUE");

      page.navigate(base() + "en/e/" + event);
      click(page, "Join the line");
      page.waitForURL("**/line");
      fan.position(event).expect(200);
    }
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
    Fan fan = server.newFan();
    String event =
        organizer.onSale(
            Map.of(
                "tiers",
                List.of(
                    Map.of(
                        "name",
                        "Floor",
                        "seating",
                        "general",
                        "capacity",
                        40,
                        "price_minor",
                        450000),
                    Map.of(
                        "name",
                        "Balcony",
                        "seating",
                        "reserved",
                        "capacity",
                        60,
                        "price_minor",
                        720000))),
            Map.of("max_units_per_claim", 4));
    organizer
        .revise(
            event,
            Map.of(
                "name",
                "Nightfall: strings and synths",
                "venue",
                "Konzerthaus, Berlin",
                "time_zone",
                "Europe/Berlin",
                "starts_at",
                "2027-03-06T19:00:00Z",
                "description",
                "A long evening with two orchestras and one synthesizer.\n\nDoors open an hour before."))
        .expect(200);
    organizer.addRow(event, organizer.tier(event, "Balcony"), "C", 8).expect(201);
    String crowded = server.crowded();
    for (int i = 0; i < 3; i++) {
      server.newFan().join(crowded).expect(201);
    }
    var options =
        new NewContextOptions()
            .setColorScheme(scheme)
            .setViewportSize(width, width == 360 ? 740 : 800)
            .setLocale(language);
    String name = "%s-%s-%d".formatted(language, scheme.name().toLowerCase(Locale.ROOT), width);
    Page page = signedIn(fan, options, "/");
    state(page, name + "-01-events");
    visit(page, language, "/e/" + event, name + "-02-event");
    visit(page, language, "/e/" + event + "/line", name + "-03-outside");
    fan.join(crowded).expect(201);
    visit(page, language, "/e/" + crowded + "/line", name + "-04-waiting");
    fan.join(event).expect(201);
    fan.awaitAdmission(event);
    visit(page, language, "/e/" + event + "/line", name + "-05-turn");
    visit(page, language, "/e/" + event + "/choose", name + "-06-choose");
    page.selectOption("select", "2");
    page.click(".choose > button");
    page.waitForURL("**/claims/**");
    state(page, name + "-07-held");
    String claim = page.url();
    page.click("main .claim form button");
    page.waitForURL("**/checkout/**");
    state(page, name + "-08-checkout");
    page.navigate(claim);
    state(page, name + "-09-pending");
    page.goBack();
    page.click("button.pay");
    page.waitForURL("**/checkout/**");
    fan.awaitClaim(claim.replaceAll(".*/", ""), "CONFIRMED");
    page.navigate(claim);
    state(page, name + "-10-confirmed");
    visit(page, language, "/tickets", name + "-11-tickets");
    page.locator(".stub").first().click();
    page.waitForURL("**/tickets/*");
    state(page, name + "-12-ticket");
    visit(page, language, "/account", name + "-13-account");
    visit(page, language, "/e/00000000-0000-4000-8000-000000000000", name + "-14-missing");
    errors.clear();
    page.context().clearCookies();
    visit(page, language, "/signin", name + "-15-signin");
    page.fill("#email", UUID.randomUUID() + "@fans.example");
    page.click("main form button");
    page.waitForSelector("#code");
    state(page, name + "-16-code");
    page.context().close();
  }

  private void visit(Page page, String language, String path, String name) {
    page.navigate(base() + language + path);
    state(page, name);
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

  private String onSale(String name) {
    String event = organizer.onSale(5, Map.of("max_units_per_claim", 2));
    organizer.revise(event, Map.of("name", name)).expect(200);
    return event;
  }

  private static Locator button(Page page, String words) {
    return page.locator("main .button:has-text(\"" + words + "\")");
  }

  private static void click(Page page, String words) {
    button(page, words).click();
  }

  private void signIn(Page page) {
    String email = UUID.randomUUID() + "@fans.example";
    page.fill("#email", email);
    page.click("main form button");
    page.fill("#code", Fan.code(server.api(), email));
    page.locator("main form button").first().click();
  }

  private Page signedIn(Fan fan, NewContextOptions options, String path) {
    Page page = chromium.page(options);
    watch(page);
    page.context()
        .addCookies(List.of(new Cookie("fq", String.valueOf(fan.api().token())).setUrl(base())));
    page.navigate(base() + path.substring(1));
    return page;
  }

  private Page open(NewContextOptions options, String path) {
    Page page = chromium.page(options.setLocale("en"));
    watch(page);
    page.navigate(base() + path.substring(1));
    return page;
  }

  /** Goes on from one thing to the next until it is there, and does it. */
  private static void press(Page page, String words) {
    page.waitForSelector("main :is(a, button):has-text(\"" + words + "\")");
    for (int i = 0; i < 40; i++) {
      page.keyboard().press("Tab");
      Object focused = page.evaluate("() => document.activeElement.innerText ?? ''");
      if (String.valueOf(focused).startsWith(words)) {
        page.keyboard().press("Enter");
        page.waitForLoadState();
        return;
      }
    }
    throw new AssertionError("the keyboard does not reach " + words + " on " + page.url());
  }

  /** The door takes what the ticket's page stands for. */
  private void admitted(Page page, String event) {
    String ticket = page.url().replaceAll(".*/", "");
    APIResponse shown = page.request().get(base() + "api/v1/tickets/" + ticket);
    Matcher code = CODE.matcher(shown.text());
    assertThat(code.find()).as(shown.text()).isTrue();
    organizer
        .api()
        .post("/api/v1/events/" + event + "/checkins", Map.of("code", code.group(1)))
        .expect(200);
  }

  private void watch(Page page) {
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(page.url() + " " + message.text() + " " + message.location());
          }
        });
    page.onPageError(errors::add);
    page.onRequest(
        request -> {
          URI address = URI.create(request.url().split("[?#]", 2)[0]);
          if (!"data".equals(address.getScheme()) && address.getPort() != server.url().getPort()) {
            outside.add(request.url());
          }
        });
  }

  private String base() {
    String url = server.url().toString();
    return url.endsWith("/") ? url : url + "/";
  }
}
