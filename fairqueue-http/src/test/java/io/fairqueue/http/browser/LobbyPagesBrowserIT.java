package io.fairqueue.http.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.fairqueue.http.browser.FanPages.button;
import static io.fairqueue.http.browser.FanPages.live;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import io.fairqueue.domain.Sha256;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.fairness.Checkpoint;
import io.fairqueue.domain.fairness.SignedNote;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.OwnBeacon;
import io.fairqueue.http.driver.PublicLog;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.fixture.SeedKeys;
import io.fairqueue.tck.server.TestRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Fans in a lobby, on our own pages: what they are told, and how they get a place. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("I23")
final class LobbyPagesBrowserIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final ManualTime time = new ManualTime();
  private OwnBeacon beacon;
  private TestServer server;
  private FanPages pages;

  @BeforeAll
  void start() {
    beacon = new OwnBeacon(ManualTime.START.minus(Duration.ofDays(1)));
    server =
        TestServer.on(
            TestServer.freshDatabaseUrl(),
            TestRedis.url(),
            Map.of(
                "FAIRQUEUE_BEACON_CHAIN",
                beacon.chain().written(),
                "FAIRQUEUE_BEACON_RELAYS",
                beacon.url()),
            time);
    pages = new FanPages(server.url());
    PlaywrightAssertions.setDefaultAssertionTimeout((double) TIMEOUT.toMillis());
  }

  @AfterAll
  void stop() {
    pages.close();
    server.close();
    beacon.close();
  }

  @AfterEach
  void nothing_went_wrong_behind_the_pages() {
    pages.assertSound();
  }

  @Test
  void who_waits_in_the_lobby_gets_a_place_without_doing_anything() {
    beacon.answer(beacon::honest);
    String event = lobby(server.organizer());
    Page page = pages.signedIn(server.newFan(), phone(), "/en/e/" + event);
    assertThat(page.locator("main")).containsText("Coming early gains nothing.");
    assertThat(page.locator(".how")).containsText("everybody in it is drawn a place");
    FanPages.look(page, "lobby-event");

    button(page, "Enter the lobby").click();

    assertThat(page.locator("h1")).hasText("You are in the lobby");
    assertThat(page.locator("main")).containsText("coming early gains nothing");
    assertThat(page.locator("[data-opens]")).hasText(Pattern.compile("1[01]:[0-5]\\d"));
    server.newFan().join(event).expect(201);
    assertThat(live(page, "in_lobby")).hasText("2");
    for (String language : Screen.languages()) {
      Page tab = pages.tab(page, "/" + language + "/e/" + event + "/line");
      tab.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      tab.locator(".draw summary").click();
      FanPages.look(tab, "lobby-" + language);
      tab.close();
    }

    time.advance(Duration.ofSeconds(560));
    assertThat(page.locator("main")).containsText("a public number");
    FanPages.look(page, "lobby-closed");
    time.advance(Duration.ofMinutes(2));
    assertThat(page.locator("[data-state=waiting], [data-state=turn]")).isVisible();
    checksTheOwnPlace(page, event);
    findsWhatWasChanged(page, event);
    comparesWhatAMailHad(page, event);
  }

  /** Somebody pastes what a mail had, once as it was, and twice as no honest server signs it. */
  private void comparesWhatAMailHad(Page page, String event) {
    String note = server.api().get("/log/" + event + "/checkpoint").expect(200).body();
    Checkpoint now = Checkpoint.parse(SignedNote.parse(note).text());
    Locator result = page.locator("#result");
    paste(page, "Dear fan,\r\n> " + note.replace("\n", "\r\n> ") + "\r\nBye");
    assertThat(result).hasAttribute("data-result", "good");
    assertThat(result.locator("h2")).hasText("The same history");
    assertThat(result).containsText("goes on from there");
    FanPages.look(page, "gossip-same");

    // As a server with this key would have shown somebody else.
    SeedKeys key = new SeedKeys(9);
    Checkpoint other = new Checkpoint(now.origin(), now.size() - 1, new byte[32]);
    Checkpoint longer = new Checkpoint(now.origin(), now.size() + 1_000, now.root());
    paste(page, signed(key, other));
    assertThat(result).containsText("The signature under the logbook is wrong");
    page.route(
        "**/.well-known/fairqueue-log-keys**",
        route -> {
          String own = route.fetch().text();
          route.fulfill(
              new Route.FulfillOptions().setBody(own + key.keys(now.origin()).getFirst() + "\n"));
        });
    paste(page, signed(key, longer));
    assertThat(result).containsText("of which it had signed");
    paste(page, signed(key, other));
    assertThat(result).containsText("The logbook was rewritten");
    assertThat(result).hasAttribute("data-result", "bad");
    assertThat(result.locator(".papers a"))
        .hasText(new String[] {"checkpoint-1.txt", "checkpoint-2.txt"});
    FanPages.look(page, "gossip-rewritten");
    page.unroute("**/.well-known/fairqueue-log-keys**");
  }

  private static String signed(SeedKeys key, Checkpoint checkpoint) {
    return key.sign(checkpoint.origin(), checkpoint.text(), Instant.EPOCH).toString();
  }

  private void paste(Page page, String text) {
    pages.show(page, "/en/verify");
    page.locator("#text").fill(text);
    button(page, "Check").click();
  }

  /** What a fan sees, who asks whether the place is right. */
  private void checksTheOwnPlace(Page page, String event) {
    page.locator(".links a:has-text(\"How this line is kept fair\")").click();
    assertThat(page.locator("h1")).hasText("Is this line fair?");
    assertThat(page.locator(".figures dd").first()).hasText(Pattern.compile("\\d+"));
    FanPages.look(page, "fairness");
    button(page, "Check my place").click();

    Locator result = page.locator("#result");
    assertThat(result).hasAttribute("data-result", "good");
    assertThat(result.locator("h2")).hasText("Your place is right");
    assertThat(result.locator("h2")).isFocused();
    assertThat(result)
        .containsText(Pattern.compile("The server has signed your receipt: number \\d"));
    assertThat(result).containsText("Your entry stands in the logbook");
    assertThat(result).containsText("2 were in the lobby when it closed");
    assertThat(result).containsText("List and number give the order that the server has used.");
    assertThat(result).containsText(Pattern.compile("The draw gives you place [12], and so does"));
    assertThat(result).containsText("Nobody overtook: 2 came");
    assertThat(result.locator(".is-fail")).hasCount(0);
    assertThat(result).not().containsText(Pattern.compile("\\dT\\d"));
    FanPages.look(page, "verified");
    for (String language : Screen.languages()) {
      for (String each : List.of("/e/" + event + "/fairness", "/verify?own=1&event=" + event)) {
        Page tab = pages.tab(page, "/" + language + each);
        tab.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        tab.setViewportSize(1280, 800);
        assertThat(tab.locator("h1")).isVisible();
        if (each.startsWith("/verify")) {
          assertThat(tab.locator("#result")).hasAttribute("data-result", "good");
        }
        String name = (each.startsWith("/v") ? "verified-" : "fairness-") + language;
        FanPages.look(tab, name);
        tab.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        tab.setViewportSize(360, 740);
        FanPages.look(tab, name + "-phone");
        tab.close();
      }
    }
  }

  /** The reasons that a fan is told, whatever was changed. */
  private void findsWhatWasChanged(Page page, String event) {
    pages.show(page, "/en/verify");
    FanPages.look(page, "verify");
    BundleForger bundle = BundleForger.of(server.url(), event);
    Locator result = page.locator("#result");
    page.setInputFiles("#files", file(bundle.asItIs()));
    assertThat(result).hasAttribute("data-result", "good");

    bundle
        .forged()
        .forEach(
            (reason, changed) -> {
              page.setInputFiles("#files", file(changed));
              // Beside it may stand that this device saw another log before, which is true too.
              assertThat(result.locator(".is-fail:has-text(\"%s\")".formatted(reason))).isVisible();
              assertThat(result).hasAttribute("data-result", "bad");
            });
    assertThat(result.locator("h2")).hasText("Something is wrong");
    FanPages.look(page, "tampered");
    page.setInputFiles("#files", file("noise".getBytes(UTF_8)));
    assertThat(result).hasAttribute("data-result", "unread");
  }

  @Test
  void a_seed_of_the_organizers_is_compared_with_what_was_announced_of_it() {
    beacon.answer(round -> "");
    Organizer organizer = server.organizer();
    String seed = "5eed".repeat(16);
    String hash = Bytes.of(Sha256.of(Bytes.ofHex(seed).toArray())).hex();
    String event = lobby(organizer, Map.of("organizer_seed_hash", hash));
    server.fans(3).forEach(fan -> fan.join(event).expect(201));
    time.advance(Duration.ofSeconds(560));
    awaitState(event, "CLOSED");
    time.advance(Duration.ofMinutes(17));
    Console.signedIn(server.api(), organizer)
        .post(
            "/console/events/" + event + "/draw/fallback",
            Map.of("reason", "No relay answers", "organizer_seed", seed))
        .expect(303);
    awaitState(event, "OPEN");
    PublicLog log = new PublicLog(server.api(), event);
    await().atMost(TIMEOUT).until(() -> log.tells("order"));

    Page page = pages.anybody(phone());
    pages.show(page, "/en/e/" + event + "/fairness");
    assertThat(page.locator(".is-warning:has-text(\"No relay answers\")")).isVisible();
    pages.show(page, "/en/verify");
    BundleForger bundle = BundleForger.of(server.url(), event);
    Locator result = page.locator("#result");
    page.setInputFiles("#files", file(bundle.asItIs()));
    assertThat(result).hasAttribute("data-result", "good");
    assertThat(result.locator(".is-pass:has-text(\"The organizer’s own number is the one\")"))
        .isVisible();
    assertThat(result).containsText("You trust that it was really missing");
    FanPages.look(page, "seed");

    page.setInputFiles("#files", file(bundle.withAnotherSeed()));
    assertThat(result).hasAttribute("data-result", "bad");
    assertThat(
            result.locator(
                ".is-fail:has-text(\"The organizer’s own number is not the one whose fingerprint"
                    + " was announced.\")"))
        .isVisible();
    assertThat(result.locator(".is-pass:has-text(\"The server’s own number is the one\")"))
        .isVisible();
    FanPages.look(page, "seed-changed");
  }

  private void awaitState(String event, String state) {
    await().atMost(TIMEOUT).until(() -> draw(event).path("state").asText().equals(state));
  }

  private static FilePayload file(byte[] content) {
    return new FilePayload("file", "application/octet-stream", content);
  }

  @Test
  void the_console_follows_a_draw_and_takes_what_it_lacks() {
    beacon.answer(round -> "");
    Organizer organizer = server.organizer();
    String event = lobby(organizer);
    Console console = Console.signedIn(server.api(), organizer);
    Page page =
        pages.signedIn(
            console,
            new NewContextOptions().setViewportSize(1280, 800),
            "/console/events/" + event);
    Locator card = page.locator("[data-draw]");
    assertThat(card).containsText("The lobby is open until");
    server.fans(3).forEach(fan -> fan.join(event).expect(201));
    assertThat(card.locator("dd").first()).hasText("3");
    FanPages.look(page, "console-lobby");

    time.advance(Duration.ofSeconds(560));
    assertThat(card).containsText("its value is known at");
    time.advance(Duration.ofMinutes(2));
    assertThat(card).containsText("is not here yet");
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      FanPages.look(page, "console-awaited-" + scheme);
    }
    page.setViewportSize(360, 740);
    page.context().addCookies(List.of(new Cookie("fq_lang", "ar").setUrl(pages.at("/"))));
    page.reload();
    FanPages.look(page, "console-awaited-ar");
    page.context().addCookies(List.of(new Cookie("fq_lang", "en").setUrl(pages.at("/"))));
    page.reload();
    time.advance(Duration.ofMinutes(15));
    card.locator("text=Draw without the beacon").click();
    FanPages.look(page, "console-fallback");
    page.click("text=Keep waiting");
    card.locator("input").fill("00");
    button(page, "Hand in the value").click();
    assertThat(card.locator(".error")).hasText("This is not the signature of that round.");
    pages.forgiveErrors();
    card.locator("input").fill(OwnBeacon.signature(round(event)));
    button(page, "Hand in the value").click();

    assertThat(page.locator(".notice").first()).containsText("The draw is decided.");
    assertThat(card).containsText("Everybody has a place");
    FanPages.look(page, "console-drawn");
    assertThat(card.locator("dt").first()).hasText("Drawn among");
  }

  @Test
  void the_lobby_is_entered_and_left_without_scripts() {
    String event = lobby(server.organizer());
    Page page =
        pages.signedIn(server.newFan(), phone().setJavaScriptEnabled(false), "/en/e/" + event);

    button(page, "Enter the lobby").click();
    assertThat(page.locator("h1")).hasText("You are in the lobby");
    page.locator(".leave summary").click();
    page.locator(".leave button").click();

    assertThat(page.locator("[data-state=outside] h1")).hasText("The lobby is open.");
    button(page, "Enter the lobby").click();
    assertThat(page.locator("h1")).hasText("You are in the lobby");
  }

  private static NewContextOptions phone() {
    return new NewContextOptions().setViewportSize(360, 740);
  }

  private long round(String event) {
    return draw(event).path("round").asLong();
  }

  private JsonNode draw(String event) {
    return server.api().get("/api/v1/events/" + event + "/draw").expect(200).json();
  }

  /** Open, with eleven minutes to the sale. */
  private String lobby(Organizer organizer) {
    return lobby(organizer, Map.of());
  }

  private String lobby(Organizer organizer, Map<String, ?> more) {
    Instant now = time.instant();
    Map<String, Object> body = new HashMap<>();
    body.put("name", "A Night Out");
    body.put("total_inventory", 3);
    body.put("price_minor", 0);
    body.put("currency", "NGN");
    body.put("lobby_opens_at", now.minusSeconds(60).toString());
    body.put("sale_start", now.plus(Duration.ofMinutes(11)).toString());
    body.put("sale_end", now.plus(Duration.ofDays(1)).toString());
    body.put("policy", Map.of("admissions_per_minute", 1));
    body.putAll(more);
    String event = organizer.api().post("/api/v1/events", body).expect(201).text("id");
    organizer.api().put("/api/v1/events/" + event + "/activate").expect(200);
    return event;
  }
}
