package io.fairqueue.http.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.HookReceiver;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Purchases, payments and the audit log, as staff look at them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BooksBrowserIT {

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
  @Tag("F11")
  @Tag("I23")
  void a_purchase_is_found_and_let_go_by_keyboard_alone() {
    String event = organizer.onSale(3, Map.of());
    Fan fan = named("Ann Smith");
    String claim = fan.buy(event);
    named("Ben Bold").buy(event);
    Page page = signedIn(Screen.NARROW_LIGHT.options(), "/console/events/" + event);

    FanPages.tabTo(page, "nav.tabs a:has-text('Purchases')");
    page.keyboard().press("Enter");
    page.waitForSelector("h1:has-text('Purchases')");
    assertThat(page.locator("tbody tr")).hasCount(2);
    FanPages.tabTo(page, "#q");
    page.keyboard().type("smith");
    page.keyboard().press("Enter");
    assertThat(page.locator("tbody tr")).hasCount(1);
    FanPages.tabTo(page, "tbody a:has-text('Ann Smith')");
    page.keyboard().press("Enter");
    assertThat(page.locator(".of-claim")).containsText(claim);
    FanPages.tabTo(page, "summary:has-text('Let go')");
    page.keyboard().press("Enter");
    FanPages.tabTo(page, ".button:has-text('Let them go')");
    page.keyboard().press("Enter");
    assertThat(page.locator(".notice")).containsText("Let go. The tickets are free again.");
    assertThat(page.locator("h1 .state")).hasText("Let go");
    assertThat(page.locator(".story li").last()).containsText("The fan, or staff, gave them back.");
  }

  @Test
  @Tag("G14")
  void a_whole_purchase_is_refunded_without_scripts() {
    String event = organizer.onSale(4, Map.of("max_units_per_claim", 2));
    Fan fan = named("Ann Smith");
    String claim = fan.take(event, Map.of("quantity", 2)).text("claim_id");
    fan.pay(claim);
    Page page =
        signedIn(
            Screen.WIDE_LIGHT.options().setJavaScriptEnabled(false),
            "/console/events/" + event + "/claims");

    page.selectOption("#status", "CLAIMED");
    page.click("main .button:has-text('Search')");
    assertThat(page.locator("main")).containsText("Purchases: 0");
    page.selectOption("#status", "CONFIRMED");
    page.click("main .button:has-text('Search')");
    page.click("tbody a:has-text('Ann Smith')");
    page.click("text=Refund all…");
    assertThat(page.locator(".effects")).containsText("100.00");
    page.fill("#reason", "Ill");
    page.click("main .button.danger");
    assertThat(page.locator(".notice")).containsText("The refund is under way.");
    assertThat(page.locator("tbody .state")).hasText(new String[] {"Void", "Void"});
    fan.awaitClaim(claim, "REFUNDED");
    page.reload();
    assertThat(page.locator("h1 .state")).hasText("Refunded");
    page.click("nav.tabs >> text=Payments");
    assertThat(page.locator("tbody .state").first()).hasText("Paid back");
    page.click("nav.tabs >> text=Audit");
    assertThat(page.locator("tbody th").first()).containsText("Asked for a refund");
  }

  @Test
  @Tag("I23")
  void each_page_is_for_everybody_on_each_screen() {
    String event = organizer.onSale(9, Map.of("max_units_per_claim", 3));
    Scenes scenes = scenes(event);
    for (Screen screen : Screen.looked()) {
      lookAtAll(signedIn(screen.options(), "/console"), event, scenes, screen.kind());
    }
    for (String language : Screen.languages()) {
      Page page = signedIn(Screen.NARROW_LIGHT.options(), "/console");
      page.context().addCookies(List.of(new Cookie("fq_lang", language).setUrl(pages.at("/"))));
      lookAtAll(page, event, scenes, language);
    }
  }

  @Test
  @Tag("I23")
  void the_system_is_there_for_admins_on_each_screen() {
    Organizer admin = server.organizer(true);
    String hook = deadLetter(admin);
    for (Screen screen : Screen.looked()) {
      Page page =
          pages.signedIn(Console.signedIn(server.api(), admin), screen.options(), "/console");
      page.click("nav >> text=System");
      assertThat(page.locator("h1")).hasText("System");
      assertThat(page.locator("main")).containsText(hook);
      FanPages.look(page, "books-system-" + screen.kind());
    }
    for (String language : Screen.languages()) {
      Page page =
          pages.signedIn(
              Console.signedIn(server.api(), admin),
              Screen.NARROW_LIGHT.options(),
              "/console/account");
      page.context().addCookies(List.of(new Cookie("fq_lang", language).setUrl(pages.at("/"))));
      look(page, "/console/system", "system-" + language);
    }
  }

  /** A message of this webhook that came to nothing. */
  private String deadLetter(Organizer admin) {
    String hooks = "/api/v1/organizers/me/webhooks";
    try (HookReceiver receiver = new HookReceiver()) {
      String hook =
          admin
              .api()
              .post(hooks, Map.of("url", receiver.url(), "types", List.of("claim.confirmed")))
              .expect(201)
              .text("webhook_id");
      admin.api().post(hooks + "/" + hook + "/test").expect(202);
      String its = "from deliveries where status = 'DONE' and target like '%%%s%%'".formatted(hook);
      await().atMost(TIMEOUT).until(() -> server.count("select count(*) " + its) == 1);
      server.sql(
          "update deliveries set status = 'DEAD', last_error = 'It answered 410.' where target like"
              + " '%%%s%%'".formatted(hook));
      return hook;
    }
  }

  private void lookAtAll(Page page, String event, Scenes scenes, String kind) {
    String path = "/console/events/" + event;
    look(page, path + "/claims", "claims-" + kind);
    look(page, path + "/claims/" + scenes.refunded(), "claim-refunded-" + kind);
    pages.show(page, path + "/claims/" + scenes.paying());
    page.locator("details").evaluateAll("all => all.forEach(each => each.open = true)");
    FanPages.look(page, "books-claim-held-" + kind);
    look(page, path + "/payments", "payments-" + kind);
    look(page, path + "/payments?status=UNRESOLVED", "payments-unknown-" + kind);
    look(page, path + "/audit", "audit-" + kind);
    look(page, path + "/refund?from=claim&claim=" + scenes.sold(), "refund-all-" + kind);
    pages.show(page, path + "/claims?status=PAID");
    FanPages.look(page, "books-claims-wrong-" + kind);
    pages.forgiveErrors();
  }

  private void look(Page page, String path, String name) {
    pages.show(page, path);
    FanPages.look(page, "books-" + name);
  }

  /** What there is to be seen of one event: a bit of everything. */
  private Scenes scenes(String event) {
    Fan ann = named("Ann-Sophie von und zu Hohenlohe-Langenburg");
    String refunded = ann.take(event, Map.of("quantity", 3)).text("claim_id");
    Answer failed = ann.startPayment(refunded).expect(201);
    ann.decide(failed.text("reference"), "failed").expect(200);
    ann.awaitPayment(failed.text("payment_id"), "FAILED");
    String payment = ann.pay(refunded);
    String code = ann.tickets(refunded).expect(200).json().at("/data/0/code").asText();
    organizer.api().post("/api/v1/events/" + event + "/checkins", Map.of("code", code)).expect(200);
    server.refuseRefunds(payment, true);
    String unit = ann.show(refunded).json().at("/units/1/unit_id").asText();
    organizer
        .api()
        .post(
            "/api/v1/claims/" + refunded + "/refund",
            Map.of("reason", "As a favour", "unit_ids", List.of(unit)))
        .expect(202);
    ann.awaitRefund(payment, "FAILED");
    Fan ben = server.newFan();
    String sold = ben.take(event, Map.of("quantity", 2)).text("claim_id");
    ben.pay(sold);
    Fan eve = named("أمينة");
    String paying = eve.buy(event);
    Answer begun = eve.startPayment(paying).expect(201);
    server.sql(
        "update payments set status = 'UNRESOLVED', updated_at = now() + interval '1 hour' "
            + "where id = '%s'".formatted(begun.text("payment_id")));
    Fan dan = named("Dan");
    dan.release(dan.buy(event)).expect(204);
    organizer
        .api()
        .put("/api/v1/events/" + event + "/pause", Map.of("reason", "A break"))
        .expect(200);
    return new Scenes(refunded, sold, paying);
  }

  /** Claims by what they are about. */
  private record Scenes(String refunded, String sold, String paying) {}

  private Fan named(String name) {
    Fan fan = server.newFan();
    fan.api().patch("/api/v1/me", Map.of("name", name)).expect(200);
    return fan;
  }

  private Page signedIn(NewContextOptions options, String path) {
    return pages.signedIn(Console.signedIn(server.api(), organizer), options, path);
  }
}
