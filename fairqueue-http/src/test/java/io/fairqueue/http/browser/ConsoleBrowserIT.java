package io.fairqueue.http.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.server.FreePort;
import io.fairqueue.tck.server.TemporaryDirectory;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An event is run from the console, as organizers do it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConsoleBrowserIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

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
  @Tag("I6")
  @Tag("I23")
  void an_organizers_first_day() {
    Page page = pages.anybody(Screen.WIDE_LIGHT.options());
    pages.show(page, "/console");
    page.fill("#email", organizer.email());
    page.fill("#password", Console.PASSWORD);
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).hasText("My events");

    page.click("text=New event");
    page.fill("#name", "First night");
    page.fill("#time_zone", "Africa/Lagos");
    page.fill("#sale_start", "2020-01-01T10:00");
    page.fill("#sale_end", "2035-01-01T10:00");
    page.fill("#currency", "NGN");
    page.fill("#tier-0-name", "Floor");
    page.fill("#tier-0-capacity", "30");
    page.fill("#tier-0-price", "50");
    page.fill("#policy-admissions_per_minute", "10");
    assertThat(FanPages.live(page, "preview"))
        .hasText("At 10 admissions a minute 30 tickets take about 3 min.");
    page.click("text=Add a tier");
    page.fill("#tier-1-name", "Boxes");
    page.selectOption("#tier-1-seating", "reserved");
    page.fill("#tier-1-capacity", "4");
    page.fill("#tier-1-price", "99.50");
    page.click("[aria-label='Move tier 2 up']");
    assertThat(page.locator("[name='tiers.name']").first()).hasValue("Boxes");
    page.click("text=Create the draft");
    assertThat(page.locator(".notice")).containsText("The draft is there.");
    assertThat(page.locator("[name='tiers.name']").first()).hasValue("Boxes");

    page.click("text=Put on sale…");
    assertThat(page.locator(".notice"))
        .containsText("Boxes: 0 seats are for sale, 4 were planned.");
    page.click("text=No, leave it");
    page.click("[aria-label='Remove tier 1']");
    page.click("main .button:has-text('Save')");
    assertThat(page.locator(".notice")).containsText("Saved.");
    page.click("text=Put on sale…");
    page.click("text=Put it on sale");
    assertThat(page.locator(".notice").first()).containsText("The event is on sale.");
    String event = page.url().replaceFirst(".*/events/([^/?]+).*", "$1");

    List<Fan> fans = server.fans(14);
    fans.forEach(fan -> fan.join(event).expect(201));
    assertThat(FanPages.live(page, "admitted")).hasText("10");
    assertThat(FanPages.live(page, "waiting")).hasText("4");
    fans.getFirst().awaitAdmission(event);
    String claim = buy(fans.getFirst(), event);
    assertThat(FanPages.live(page, "sold")).hasText("1");
    assertThat(FanPages.live(page, "revenue")).containsText("50.00");
    assertThat(FanPages.live(page, "funnel-entered")).hasText("14");
    assertThat(FanPages.live(page, "funnel-admitted")).hasText("10");
    assertThat(FanPages.live(page, "funnel-paid")).hasText("1");

    Page fanPage =
        pages.signedIn(fans.getLast(), Screen.NARROW_LIGHT.options(), "/en/e/" + event + "/line");
    page.fill("#reason", "The doors are late");
    page.click("main .button:has-text('Pause')");
    assertThat(page.locator(".notice").first()).containsText("Paused. Fans read your reason.");
    assertThat(FanPages.live(fanPage, "phase")).containsText("The doors are late");
    page.click("main .button:has-text('Resume')");
    assertThat(page.locator(".notice").first()).containsText("The sale goes on.");
    page.fill("#count", "3");
    page.click("main .button:has-text('Let in')");
    assertThat(page.locator(".notice").first()).containsText("They are let in.");
    assertThat(FanPages.live(page, "waiting")).hasText("1");
    page.fill("#rate", "");
    page.click("main .button:has-text('Set the pace')");
    assertThat(page.locator(".notice").first()).containsText("The new pace holds.");
    assertThat(FanPages.live(page, "waiting")).hasText("0");

    page.click("nav.tabs >> text=Messages");
    page.fill("#text-en", "Doors open at 8.");
    page.click("main form .button:not(.plain)");
    assertThat(page.locator(".rows li")).hasCount(1);
    assertThat(FanPages.live(fanPage, "notices").locator("li")).hasText("Doors open at 8.");

    page.click("nav.tabs >> text=Attendees");
    assertThat(page.locator("tbody tr")).hasCount(1);
    Download file = page.waitForDownload(() -> page.click("text=For a spreadsheet"));
    assertThat(read(file)).contains(fans.getFirst().email(), claim);
    page.click("nav.tabs >> text=Staff");
    String colleague = UUID.randomUUID() + "@colleagues.example";
    page.fill("#email", colleague);
    page.selectOption("#role", "viewer");
    page.click("main .button:has-text('Invite')");
    assertThat(page.locator(".notice")).containsText("A mail with a link is on its way.");

    Page other = pages.anybody(Screen.NARROW_LIGHT.options());
    pages.show(other, invitation(colleague));
    other.fill("#name", "Looking On");
    other.fill("#password", "a long password");
    other.click("text=Open the account");
    assertThat(other.locator(".notice")).containsText("Welcome.");
    other.click("text=First night");
    assertThat(FanPages.live(other, "sold")).hasText("1");
    assertThat(other.locator("[data-while]")).hasCount(0);

    page.click("nav.tabs >> text=Live");
    page.click("text=End the sale…");
    assertThat(page.locator(".effects")).containsText("Tickets that stay unsold: 29.");
    page.click("main .button:has-text('End the sale')");
    assertThat(page.locator(".notice").first()).containsText("The sale is over.");
    page.click("nav.tabs >> text=Report");
    assertThat(page.locator(".sums dd").first()).not().isEmpty();
    page.click("nav.tabs >> text=Audit");
    assertThat(page.locator("tbody tr").first()).containsText("Ended the sale");
    assertThat(other.locator("[data-live=phase]")).hasText("Over");
    page.click("text=Sign out");
    assertThat(page.locator(".notice")).containsText("You are signed out.");
  }

  @Test
  @Tag("I23")
  void a_sale_is_paused_and_a_ticket_refunded_by_keyboard_alone() {
    String event = organizer.onSale(3, Map.of());
    bought(event);
    Page page = signedIn(Screen.NARROW_LIGHT.options(), "/console/events/" + event);

    FanPages.tabTo(page, "#reason");
    page.keyboard().type("By keyboard");
    FanPages.tabTo(page, "form[data-while=on] .button:has-text('Pause')");
    page.keyboard().press("Enter");
    assertThat(FanPages.live(page, "reason")).hasText("By keyboard");
    FanPages.tabTo(page, "nav.tabs a:has-text('Attendees')");
    page.keyboard().press("Enter");
    page.waitForSelector("h1:has-text('Attendees')");
    FanPages.tabTo(page, "a:has-text('Refund')");
    page.keyboard().press("Enter");
    page.waitForSelector("#reason:focus");
    page.keyboard().type("By keyboard");
    page.keyboard().press("Enter");
    assertThat(page.locator(".notice")).containsText("The refund is under way.");
    assertThat(page.locator("tbody .state")).hasText("Void");
  }

  @Test
  void an_act_is_not_taken_back_by_what_comes_of_another_meanwhile() {
    String event = organizer.onSale(3, Map.of());
    Page page = signedIn(Screen.WIDE_LIGHT.options(), "/console/events/" + event);
    AtomicReference<@Nullable Route> asked = new AtomicReference<>();
    page.route("**/pace", asked::set);
    AtomicBoolean paused = new AtomicBoolean();
    page.onConsoleMessage(message -> paused.compareAndSet(false, message.text().equals("paused")));
    page.evaluate(
        """
        () => new MutationObserver(() => console.log("paused"))
          .observe(document.querySelector("[data-live=paused]"), { attributes: true })""");

    // A click would wait here for its answer.
    page.evaluate(
        "() => setTimeout(() => document.querySelector('[action$=pace] button').click())");
    page.waitForCondition(() -> asked.get() != null);
    organizer.api().put("/api/v1/events/" + event + "/pause").expect(200);
    page.waitForCondition(paused::get);
    Objects.requireNonNull(asked.get()).resume();

    assertThat(page.locator(".notice").first()).containsText("The new pace holds.");
  }

  @Test
  void a_page_shows_nothing_older_than_it_has_shown() {
    String event = organizer.onSale(3, Map.of());
    Page page = signedIn(Screen.WIDE_LIGHT.options(), "/console/events/" + event);
    assertThat(FanPages.live(page, "fresh")).containsText("Live");
    AtomicInteger loaded = new AtomicInteger();
    page.onFrameNavigated(frame -> loaded.incrementAndGet());

    for (int i = 0; i < 3; i++) {
      page.fill("#reason", "A break");
      page.click("main .button:has-text('Pause')");
      assertThat(FanPages.live(page, "fresh")).hasText("Live");
      page.click("main .button:has-text('Resume')");
      assertThat(FanPages.live(page, "fresh")).hasText("Live");
    }
    organizer.revise(event, Map.of("policy", Map.of("max_active", 5))).expect(200);
    assertThat(FanPages.live(page, "max-active")).containsText("5");

    assertThat(loaded).hasValue(6);
  }

  @Test
  void a_hall_of_five_thousand_comes_from_a_file_once_its_faults_are_mended(@TempDir Path directory)
      throws IOException {
    String event =
        organizer.draft(
            Map.of(
                "tiers",
                List.of(
                    Map.of(
                        "name",
                        "Stalls",
                        "seating",
                        "reserved",
                        "capacity",
                        5_000,
                        "price_minor",
                        4_500))),
            Map.of());
    List<String> lines = new ArrayList<>(List.of("section;row;number;tier;price"));
    for (int row = 1; row <= 100; row++) {
      for (int number = 1; number <= 50; number++) {
        lines.add("A;%d;%d;Stalls;45,50".formatted(row, number));
      }
    }
    List<String> planted = new ArrayList<>(lines);
    planted.set(7, "A;1;6;Stalls;4.550,0,0");
    planted.set(1_000, planted.get(999));
    planted.set(5_000, "A;100;50;Balcony;45,50");
    Page page = signedIn(Screen.WIDE_LIGHT.options(), "/console/events/" + event + "/seats/file");

    page.setInputFiles("#file", written(directory, planted));
    assertThat(page.locator("#csv"))
        .hasValue(Pattern.compile("section;row;.*Balcony;45,50\\s*", Pattern.DOTALL));
    page.click("text=Check it");
    assertThat(page.locator("section[role=alert]")).containsText("Nothing was added. Faults: 3.");
    assertThat(page.locator("tbody tr th")).hasText(new String[] {"8", "1,001", "5,001"});
    FanPages.look(page, "console-file-faults");
    Download marked = page.waitForDownload(() -> page.click("text=Take it back with its faults"));
    String back = read(marked);
    assertThat(back.lines().filter(line -> !line.endsWith(";")).count()).isEqualTo(4);
    assertThat(back.lines().skip(1_000).findFirst().orElseThrow())
        .startsWith("A;20;49;Stalls;45,50;")
        .contains("is the seat of line 1000 once more");
    pages.forgiveErrors();

    page.setInputFiles("#file", written(directory, lines));
    page.click("text=Check it");
    assertThat(page.locator(".notice[role=status]"))
        .containsText("Seats that would be added: 5,000.");
    page.click("text=Add these seats");
    assertThat(page.locator(".notice").first()).containsText("The seats are there.");
    assertThat(page.locator(".stub").first()).containsText("5,000 of 5,000 free");
  }

  @Test
  void everything_is_done_without_scripts(@TempDir Path directory) throws IOException {
    Page page =
        signedIn(Screen.WIDE_LIGHT.options().setJavaScriptEnabled(false), "/console/events/new");
    page.fill("#name", "Without scripts");
    page.fill("#sale_start", "2020-01-01T10:00");
    page.fill("#sale_end", "2035-01-01T10:00");
    page.fill("#tier-0-name", "Free entry");
    page.fill("#tier-0-capacity", "5");
    page.click("text=Add a tier");
    page.fill("#tier-1-name", "More");
    page.fill("#tier-1-capacity", "5");
    page.click("[aria-label='Move tier 2 up']");
    assertThat(page.locator("[name='tiers.name']").first()).hasValue("More");
    page.click("text=Create the draft");
    page.click("text=Put on sale…");
    page.click("text=Put it on sale");
    assertThat(FanPages.live(page, "sold")).hasText("0");
    page.fill("#reason", "A break");
    page.click("main .button:has-text('Pause')");
    assertThat(FanPages.live(page, "reason")).hasText("A break");
    page.click("main .button:has-text('Resume')");
    page.click("noscript a, [data-live=fresh] a");
    assertThat(FanPages.live(page, "waiting")).hasText("0");
    page.click("nav >> text=Edit");
    page.click("details:has(a[href$='/logo']) > summary");
    page.click("main a[href$='/logo']");
    page.setInputFiles("#file", Files.writeString(directory.resolve("logo.png"), "no picture"));
    page.click("text=Use this logo");
    assertThat(page.locator("#file-error")).containsText("This is no PNG, JPEG or WebP.");
    pages.forgiveErrors();
    page.setInputFiles("#file", Files.write(directory.resolve("logo.png"), logo()));
    page.click("text=Use this logo");
    assertThat(page.locator("main img.logo").first()).isVisible();
    page.click("text=Remove the logo");
    assertThat(page.locator("main img.logo")).hasCount(0);
  }

  @Test
  void a_lost_stream_is_told_and_taken_up_again() throws IOException {
    Map<String, String> settings = Map.of("FAIRQUEUE_PORT", String.valueOf(FreePort.any()));
    TemporaryDirectory data = TemporaryDirectory.create("fairqueue-test");
    try {
      TestServer first = TestServer.embedded(data.path(), settings);
      Organizer own = first.organizer();
      String event = own.onSale(3, Map.of());
      Console signedIn = Console.signedIn(first.api(), own);
      try (FanPages console = new FanPages(first.url())) {
        Page page =
            console.signedIn(signedIn, Screen.WIDE_LIGHT.options(), "/console/events/" + event);
        assertThat(FanPages.live(page, "fresh")).containsText("Live");

        first.close();
        assertThat(FanPages.live(page, "fresh")).containsText("Stale since");
        FanPages.look(page, "console-live-stale");
        try (TestServer second = TestServer.embedded(data.path(), settings)) {
          assertThat(FanPages.live(page, "fresh")).not().containsText("Stale");
          Fan fan = second.newFan();
          fan.pay(fan.buy(event));
          assertThat(FanPages.live(page, "sold")).hasText("1");
        }
      }
    } finally {
      data.delete();
    }
  }

  @Test
  void each_page_is_for_everybody_on_each_screen() {
    String event = lively();
    String draft =
        organizer.draft(
            Map.of(
                "tiers",
                List.of(
                    Map.of(
                        "name",
                        "Floor",
                        "seating",
                        "general",
                        "capacity",
                        5_000,
                        "price_minor",
                        4_500),
                    Map.of(
                        "name",
                        "Balcony",
                        "seating",
                        "reserved",
                        "capacity",
                        12,
                        "price_minor",
                        9_900))),
            Map.of("admissions_per_minute", 60));
    organizer.addRow(draft, organizer.tier(draft, "Balcony"), "1", 12).expect(201);
    organizer
        .api()
        .send(
            organizer
                .api()
                .request("/api/v1/events/" + draft + "/logo")
                .header("Content-Type", "image/png")
                .PUT(BodyPublishers.ofByteArray(logo())))
        .expect(204);
    for (Screen screen : Screen.looked()) {
      String kind = screen.kind();
      Page page = signedIn(screen.options(), "/console");
      look(page, "/console", "events-" + kind);
      look(page, "/console/events/" + event, "live-" + kind);
      look(page, "/console/events/" + draft + "/edit", "edit-" + kind);
      look(page, "/console/events/" + draft + "/logo", "logo-" + kind);
      look(page, "/console/events/" + event + "/attendees", "attendees-" + kind);
      look(page, "/console/events/" + event + "/line", "line-" + kind);
      look(page, "/console/events/" + draft + "/seats", "seats-" + kind);
      look(page, "/console/events/" + draft + "/seats/file", "file-" + kind);
      look(page, "/console/events/" + event + "/messages", "messages-" + kind);
      look(page, "/console/events/" + event + "/staff", "staff-" + kind);
      look(page, "/console/events/" + draft + "/activate", "activate-" + kind);
      look(page, "/console/events/" + event + "/cancel", "cancel-" + kind);
      look(page, "/console/account", "account-" + kind);
      page.click("form[action='/console/account/totp'] button");
      FanPages.look(page, "console-totp-" + kind);
      pages.show(page, "/console/events/new");
      page.locator("details").evaluateAll("all => all.forEach(each => each.open = true)");
      page.click("text=Create the draft");
      FanPages.look(page, "console-new-wrong-" + kind);
      pages.forgiveErrors();
      Page nobody = pages.anybody(screen.options());
      look(nobody, "/console/signin", "signin-" + kind);
    }
    Page arabic = signedIn(Screen.WIDE_LIGHT.options(), "/console");
    arabic.context().addCookies(List.of(new Cookie("fq_lang", "ar").setUrl(pages.at("/"))));
    look(arabic, "/console/events/" + event, "live-arabic");
    look(arabic, "/console/events/" + draft + "/edit", "edit-arabic");
  }

  /** Three fields, in a dark colour on nothing. */
  private static byte[] logo() {
    BufferedImage drawn = new BufferedImage(240, 80, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = drawn.createGraphics();
    pen.setColor(new Color(0x20, 0x40, 0x80));
    for (int bar = 0; bar < 3; bar++) {
      pen.fillRect(10 + bar * 80, 10, 60, 60);
    }
    pen.dispose();
    var png = new ByteArrayOutputStream();
    try {
      ImageIO.write(drawn, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  private void look(Page page, String path, String name) {
    pages.show(page, path);
    FanPages.look(page, "console-" + name);
  }

  /** An event with a bit of everything. */
  private String lively() {
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
                        12,
                        "price_minor",
                        4_500),
                    Map.of(
                        "name",
                        "Balcony",
                        "seating",
                        "general",
                        "capacity",
                        5,
                        "price_minor",
                        9_900))),
            Map.of("max_active", 6, "max_units_per_claim", 2, "admissions_per_minute", 40));
    List<Fan> fans = server.fans(20);
    String floor = organizer.tier(event, "Floor");
    for (Fan fan : fans.subList(0, 4)) {
      fan.join(event).expect(201);
      fan.awaitAdmission(event);
      String claim =
          fan.claim(event, fan.awaitAdmission(event), Map.of("quantity", 2, "tier_id", floor))
              .expect(201)
              .text("claim_id");
      fan.pay(claim);
    }
    fans.subList(4, 20).forEach(fan -> fan.join(event).expect(201));
    Fan holder = fans.get(4);
    holder
        .claim(event, holder.awaitAdmission(event), Map.of("quantity", 1, "tier_id", floor))
        .expect(201);
    return event;
  }

  private void bought(String event) {
    Fan fan = server.newFan();
    fan.pay(fan.buy(event));
  }

  private String buy(Fan fan, String event) {
    String claim = fan.claim(event, fan.awaitAdmission(event)).expect(201).text("claim_id");
    fan.pay(claim);
    return claim;
  }

  private String invitation(String email) {
    String mail =
        await()
            .atMost(TIMEOUT)
            .until(
                () -> server.api().get("/dev/mailbox?to=" + email).expect(200).body(),
                body -> body.contains("/console/invitations/"));
    Matcher link = Pattern.compile("/console/invitations/[A-Za-z0-9_-]+").matcher(mail);
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private static Path written(Path directory, List<String> lines) throws IOException {
    return Files.writeString(directory.resolve("seats.csv"), String.join("\r\n", lines));
  }

  private static String read(Download file) {
    try {
      return Files.readString(file.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Page signedIn(NewContextOptions options, String path) {
    return pages.signedIn(Console.signedIn(server.api(), organizer), options, path);
  }
}
