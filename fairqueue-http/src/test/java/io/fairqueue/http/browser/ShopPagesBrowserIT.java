package io.fairqueue.http.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.fixture.StubBrowser;
import io.fairqueue.tck.fixture.StubPushService;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Events on their own terms: from shops elsewhere, in their colours, on other sites, on devices.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("I23")
final class ShopPagesBrowserIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String XSS = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
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
  @Tag("I16")
  void a_shops_fan_signs_in_and_is_led_back_by_forms_alone() {
    try (StaticSite shop = StaticSite.open(page("<h1>Shop</h1>"))) {
      String event = forShop(shop, Map.of());
      Fan fan = server.fan();
      fan.join(event).expect(201);
      fan.awaitAdmission(event);
      Page page = open(new NewContextOptions().setJavaScriptEnabled(false), line(event, shop));

      page.click("footer a[lang=de]");
      page.click("footer a[lang=en]");
      page.fill("#email", fan.email());
      page.click("main form button");
      page.fill("#code", Fan.code(server.api(), fan.email()));
      page.locator("main form button").first().click();

      isBack(page, shop);
      String token = page.url().replaceAll(".*&fq_token=", "");
      fan.claim(event, token).expect(201);
    }
  }

  @Test
  @Tag("E2")
  void a_shops_fan_who_waits_is_led_back_when_the_turn_comes() {
    try (StaticSite shop = StaticSite.open(page("<h1>Shop</h1>"))) {
      String event = forShop(shop, Map.of("max_active", 1, "admission_window_seconds", 600));
      Fan first = server.newFan();
      first.join(event).expect(201);
      first.awaitAdmission(event);
      Page page = signedIn(server.newFan(), new NewContextOptions(), line(event, shop));

      assertThat(page.locator("main .notice strong[dir=ltr]"))
          .hasText(URI.create(shop.origin()).getAuthority());
      page.click("main form button");
      assertThat(page.locator("[data-state=waiting]")).isVisible();
      state(page, "shop-waiting");
      first.leave(event).expect(204);

      isBack(page, shop);
    }
  }

  @Test
  @Tag("I16")
  void what_organizers_say_is_shown_as_they_said_it_and_readable() {
    for (String accent : List.of("#ffffff", "#101010", "#e2007a", "#ffd400")) {
      String event = organizer.onSale(5, Map.of());
      dress(event, accent);
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        String name = accent.substring(1) + "-" + scheme.name().toLowerCase(Locale.ROOT);
        if (Screen.LONG || scheme == ColorScheme.DARK) {
          look(event, "ar", scheme, name + "-ar");
        }
        if (Screen.LONG || scheme == ColorScheme.LIGHT) {
          look(event, "en", scheme, name + "-en");
        }
      }
    }
  }

  private void look(String event, String language, ColorScheme scheme, String name) {
    boolean phone = language.equals("ar");
    Fan fan = server.newFan();
    var options =
        new NewContextOptions()
            .setColorScheme(scheme)
            .setViewportSize(phone ? 360 : 1280, phone ? 740 : 800);
    Page page = signedIn(fan, options, language + "/e/" + event);
    assertThat(page.locator(".banner")).hasText("Doors at seven " + XSS);
    assertThat(page.locator("h1")).hasText((phone ? "ليلة " : "A Night Out ") + XSS);
    assertThat((Boolean) page.evaluate("() => document.querySelector('.logo').naturalWidth > 0"))
        .isTrue();
    state(page, name + "-event");
    page.navigate(base() + language + "/e/" + event + "/line");
    assertThat(page.locator(".where a")).hasText((phone ? "ليلة " : "A Night Out ") + XSS);
    state(page, name + "-line");
    page.context().close();
  }

  @Test
  @Tag("I16")
  void a_page_of_another_site_shows_an_event_under_a_strict_policy() {
    String event = organizer.onSale(5, Map.of("max_active", 1));
    dress(event, "#e2007a");
    server.newFan().join(event).expect(201);
    String sold = organizer.onSale(1, Map.of());
    server.newFan().take(sold, Map.of("quantity", 1));
    String html =
        """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src %1$s; connect-src %1$s; require-trusted-types-for 'script'">
        <script type="module" src="%1$s/embed.js"></script></head><body>
        <fairqueue-event id="de" event="%2$s" lang="de"></fairqueue-event>
        <fairqueue-event id="ar" event="%2$s" lang="ar"></fairqueue-event>
        <fairqueue-event id="en" event="%2$s"></fairqueue-event>
        <fairqueue-event id="sold" event="%3$s" lang="en"></fairqueue-event>
        <fairqueue-event id="none" event="&quot;><script>alert(1)</script>" lang="fr"></fairqueue-event>
        </body></html>"""
            .formatted(base().replaceAll("/$", ""), event, sold);
    try (StaticSite site = StaticSite.open(html.getBytes(StandardCharsets.UTF_8))) {
      Page page = chromium.page();
      page.onPageError(errors::add);
      page.onConsoleMessage(
          message -> {
            if (message.text().contains("Content Security Policy")
                || message.text().contains("CORS")) {
              errors.add(message.text());
            }
          });
      page.navigate(site.origin());

      assertThat(page.locator("#de .phase")).hasText("Im Verkauf");
      assertThat(page.locator("#en .phase")).hasText("On sale");
      assertThat(page.locator("#en a")).hasText("Join the line");
      assertThat(page.locator("#sold .phase")).hasText("Sold out");
      assertThat(page.locator("#sold a")).hasText("Join the line");
      assertThat(page.locator("#ar section")).hasAttribute("dir", "rtl");
      assertThat(page.locator("#de dd").first()).hasText(Pattern.compile("50,00"));
      assertThat(page.locator("#none section")).hasCount(0);
      assertThat(page.locator("#de section")).hasCSS("border-radius", "14px");
      page.evaluate("() => document.getElementById('de').setAttribute('lang', 'fr')");
      assertThat(page.locator("#de .phase")).hasText("En vente");
      page.locator("#de a").click();
      page.waitForURL(base() + "fr/e/" + event);
    }
  }

  @Test
  @Tag("B10")
  void a_device_is_told_of_the_turn_once_its_fan_has_tapped() {
    String event = organizer.onSale(5, Map.of("max_active", 1, "admission_window_seconds", 600));
    String slug = "told-" + UUID.randomUUID().toString().substring(0, 8);
    edit(event, Map.of("slug", slug));
    Fan first = server.newFan();
    first.join(event).expect(201);
    first.awaitAdmission(event);
    Fan fan = server.newFan();
    fan.api().patch("/api/v1/me", Map.of("locale", "de")).expect(200);
    fan.join(event).expect(201);
    try (StubPushService service = new StubPushService()) {
      StubBrowser device = StubBrowser.create();
      String endpoint = service.endpoint();
      Page page = chromium.page();
      watch(page);
      page.context().grantPermissions(List.of("notifications"));
      page.addInitScript(
          """
          (() => {
            let kept = null;
            const asked = { toJSON: () => (%s), unsubscribe: async () => { kept = null; return true; } };
            PushManager.prototype.getSubscription = async () => kept;
            PushManager.prototype.subscribe = async (options) => {
              window.subscribedWith = options;
              return (kept = asked);
            };
            window.notices = [];
            window.Notification = new Proxy(window.Notification, {
              construct(real, given) {
                notices.push(given[0]);
                return Reflect.construct(real, given);
              },
            });
          })();"""
              .formatted(device.subscription(endpoint)));
      signIn(page, fan, "de/e/" + event + "/line");
      assertThat(page.locator("[data-notify]")).isVisible();
      assertThat(page.evaluate("() => window.subscribedWith")).isNull();

      page.click("[data-notify-do=begin]");

      assertThat(page.locator("[data-notify-when=on]").first()).isVisible();
      assertThat(page.evaluate("() => window.subscribedWith.userVisibleOnly")).isEqualTo(true);
      assertThat(String.valueOf(page.evaluate("() => window.subscribedWith.applicationServerKey")))
          .hasSize(87);
      state(page, "told");
      first.leave(event).expect(204);
      assertThat(page.locator("[data-state=turn]")).hasAttribute("data-event", event);
      // That the turn is near may have been told before.
      String told =
          await()
              .atMost(TIMEOUT)
              .until(
                  () ->
                      service.calls(endpoint).stream()
                          .map(call -> device.open(call.body()))
                          .filter(text -> text.contains("Sie sind an der Reihe"))
                          .findFirst(),
                  Optional::isPresent)
              .orElseThrow();
      deliver(page, told);

      assertThat(page.evaluate(SHOWN, "title")).isEqualTo("Sie sind an der Reihe");
      assertThat(page.evaluate(SHOWN, "tag")).isEqualTo(event);
      assertThat(page.evaluate("() => notices")).as("told twice").isEqualTo(List.of());
      WorkerOf worker = new WorkerOf(page);
      assertThat(worker.evaluate(TAPPING)).isEqualTo("ready");
      page.navigate(base() + "de/e/" + slug + "/line");
      assertThat(worker.evaluate(TAP)).as("whatever its language and name").isEqualTo(page.url());
      assertThat(page.evaluate(SHOWN_AT_ALL)).as("tapped, and gone").isEqualTo(0);
      page.navigate(base() + "de/account");
      assertThat(worker.evaluate(TAP_ANOTHER.formatted(base() + "e/" + event + "/line")))
          .isEqualTo("opened " + base() + "e/" + event + "/line");
      assertThat(worker.evaluate(TAP_ANOTHER.formatted("https://elsewhere.example/e/x/line")))
          .isEqualTo("opened " + base());
      page.evaluate("() => PushManager.prototype.subscribe()");
      fan.api().get("/api/v1/me").expect(200);
    }
  }

  private static final String KEPT =
      """
      async (path) => {
        const cache = await caches.open("fq-tickets");
        const kept = await cache.match("/sw.js?kept");
        return kept !== undefined && path in (await kept.json());
      }""";

  private static final String SHOWN =
      """
      async (part) => {
        const worker = await navigator.serviceWorker.ready;
        for (let i = 0; i < 600; i++) {
          const [shown] = await worker.getNotifications();
          if (shown) {
            return shown[part];
          }
          await new Promise((done) => setTimeout(done, 50));
        }
        return null;
      }""";

  private static final String SHOWN_AT_ALL =
      """
      async () => {
        const worker = await navigator.serviceWorker.ready;
        return (await worker.getNotifications()).length;
      }""";

  /** The notification that is shown. */
  private static final String TAP =
      "self.registration.getNotifications().then(([shown]) => tap(shown))";

  /** One that leads elsewhere. */
  private static final String TAP_ANOTHER = "tap({ close() {}, data: { url: '%s' } })";

  /**
   * What a tap on a notification does. No program may bring windows to the front, or open them, so
   * it is told what would be.
   */
  private static final String TAPPING =
      """
      WindowClient.prototype.focus = async function () { return this.url; };
      Clients.prototype.openWindow = async (address) => "opened " + address;
      self.tap = (notification) => new Promise((done, failed) => {
        const event = new Event("notificationclick");
        event.notification = notification;
        event.waitUntil = (work) => work.then(done, failed);
        self.dispatchEvent(event);
      });
      "ready";""";

  /** A worker that is still beginning is told nothing. */
  private static final String AWAKE =
      """
      async () => {
        const { active } = await navigator.serviceWorker.ready;
        while (active.state !== "activated") {
          await new Promise((done) => setTimeout(done, 20));
        }
      }""";

  /** As the browser's maker would hand it on. */
  private void deliver(Page page, String told) {
    page.evaluate(AWAKE);
    CDPSession session = page.context().newCDPSession(page);
    AtomicReference<String> registration = new AtomicReference<>();
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        (JsonObject event) ->
            event
                .getAsJsonArray("registrations")
                .forEach(
                    each -> {
                      JsonObject its = each.getAsJsonObject();
                      if (!its.get("isDeleted").getAsBoolean()
                          && its.get("scopeURL").getAsString().startsWith(base())) {
                        registration.set(its.get("registrationId").getAsString());
                      }
                    }));
    session.send("ServiceWorker.enable");
    await()
        .atMost(TIMEOUT)
        .pollInSameThread()
        .until(
            () -> {
              page.evaluate("() => 1");
              return registration.get() != null;
            });
    JsonObject push = new JsonObject();
    push.addProperty("origin", base().replaceAll("/$", ""));
    push.addProperty("registrationId", registration.get());
    push.addProperty("data", told);
    session.send("ServiceWorker.deliverPushMessage", push);
  }

  @Test
  void a_ticket_that_was_opened_is_there_without_a_network_until_its_fan_signs_out() {
    String event = organizer.onSale(Map.of("total_inventory", 2, "price_minor", 0), Map.of());
    Fan fan = server.newFan();
    String claim = fan.take(event, Map.of("quantity", 1)).expect(201).text("claim_id");
    String ticket =
        fan.tickets(claim).expect(200).json().path("data").path(0).path("ticket_id").asText();
    Page page = signedIn(fan, new NewContextOptions(), "en/tickets/" + ticket);
    // To wait for a function takes a promise for a yes.
    await()
        .atMost(TIMEOUT)
        .pollInSameThread()
        .until(() -> (Boolean) page.evaluate(KEPT, "/en/tickets/" + ticket));

    page.context().setOffline(true);
    page.reload();

    assertThat(page.locator(".code img")).isVisible();
    assertThat(
            (Boolean) page.evaluate("() => document.querySelector('.code img').naturalWidth > 0"))
        .isTrue();
    assertThat(page.locator(".pass")).hasCSS("border-radius", "14px");
    page.context().setOffline(false);
    page.navigate(base() + "en/account");
    page.click("form[action$='/signout'] button");
    assertThat(page).not().hasURL(base() + "en/account");
    await()
        .atMost(TIMEOUT)
        .pollInSameThread()
        .until(() -> (Boolean) page.evaluate("async () => !(await caches.has('fq-tickets'))"));
    page.context().close();
    errors.clear();
  }

  @Test
  @Tag("F3")
  void forms_that_are_sent_again_claim_and_pay_once() {
    String event = organizer.onSale(5, Map.of("max_units_per_claim", 2));
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    fan.awaitAdmission(event);
    Page page = signedIn(fan, new NewContextOptions(), "en/e/" + event + "/choose");
    page.selectOption("select", "1");

    page.dblclick(".choose > button");
    page.waitForURL("**/claims/**");
    String claim = page.url();
    // The form is gone: whoever goes back to it is led on to what it led to.
    page.goBack();
    page.waitForURL(claim);
    page.reload();
    assertThat(page.url()).isEqualTo(claim);
    page.dblclick("main .claim form button");
    page.waitForURL("**/checkout/**");
    String checkout = page.url();
    page.goBack();
    page.reload();
    page.navigate(claim);
    page.click("main .claim a.button.wide:not(.plain)");
    page.waitForURL("**/checkout/**");

    assertThat(page.url()).isEqualTo(checkout);
    String id = claim.replaceAll(".*/", "");
    assertThat(fan.api().get("/api/v1/me/claims").expect(200).json().path("data")).hasSize(1);
    assertThat(fan.show(id).expect(200).json().path("units")).hasSize(1);
    assertThat(fan.paymentStatuses(id)).hasSize(1);
    page.dblclick("button.pay");
    fan.awaitClaim(id, "CONFIRMED");
    assertThat(fan.paymentStatuses(id)).containsExactly("SUCCEEDED");
    errors.clear();
  }

  private String forShop(StaticSite shop, Map<String, ?> policy) {
    String event = organizer.onSale(5, policy);
    edit(event, Map.of("return_urls", List.of(shop.origin() + "/cart")));
    return event;
  }

  private String line(String event, StaticSite shop) {
    return "en/e/"
        + event
        + "/line?return_to="
        + URLEncoder.encode(shop.origin() + "/cart?id=7", StandardCharsets.UTF_8);
  }

  private static void isBack(Page page, StaticSite shop) {
    page.waitForURL(Pattern.compile(Pattern.quote(shop.origin() + "/cart?id=7&fq_token=") + ".+"));
    assertThat(page.locator("h1")).hasText("Shop");
  }

  private void dress(String event, String accent) {
    edit(
        event,
        Map.of(
            "name",
            "A Night Out " + XSS,
            "description",
            XSS,
            "venue",
            "Hall " + XSS,
            "theme",
            Map.of("accent", accent, "banner_text", "Doors at seven " + XSS),
            "texts",
            Map.of("ar", Map.of("name", "ليلة " + XSS, "description", XSS))));
    organizer
        .api()
        .send(
            organizer
                .api()
                .request("/api/v1/events/" + event + "/logo")
                .setHeader("Content-Type", "image/png")
                .PUT(BodyPublishers.ofByteArray(logo())))
        .expect(204);
  }

  private void edit(String event, Map<String, ?> changes) {
    organizer.api().put("/api/v1/events/" + event, changes).expect(200);
  }

  private static byte[] logo() {
    BufferedImage picture = new BufferedImage(400, 120, BufferedImage.TYPE_INT_ARGB);
    Graphics2D canvas = picture.createGraphics();
    canvas.setColor(new Color(0x1B2A49));
    canvas.fillRoundRect(0, 0, 120, 120, 40, 40);
    canvas.setColor(new Color(0xE2007A));
    canvas.fillOval(150, 10, 100, 100);
    canvas.setColor(new Color(0x1B2A49));
    canvas.fillRect(280, 10, 110, 100);
    canvas.dispose();
    try {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      ImageIO.write(picture, "png", file);
      return file.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] page(String body) {
    return ("<!doctype html><html lang=en><title>x</title>" + body)
        .getBytes(StandardCharsets.UTF_8);
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
          new Page.ScreenshotOptions()
              .setPath(Path.of(pictures, "shop-" + name + ".png"))
              .setFullPage(true));
    }
  }

  private Page signedIn(Fan fan, NewContextOptions options, String path) {
    Page page = chromium.page(options);
    watch(page);
    signIn(page, fan, path);
    return page;
  }

  private void signIn(Page page, Fan fan, String path) {
    page.context()
        .addCookies(List.of(new Cookie("fq", String.valueOf(fan.api().token())).setUrl(base())));
    page.navigate(base() + path);
  }

  private Page open(NewContextOptions options, String path) {
    Page page = chromium.page(options);
    watch(page);
    page.navigate(base() + path);
    return page;
  }

  private void watch(Page page) {
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(page.url() + " " + message.text() + " " + message.location());
          }
        });
    page.onPageError(errors::add);
  }

  private String base() {
    String url = server.url().toString();
    return url.endsWith("/") ? url : url + "/";
  }
}
