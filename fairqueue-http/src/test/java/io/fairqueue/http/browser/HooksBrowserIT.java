package io.fairqueue.http.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.HookReceiver;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Webhooks, as an event's owner makes and looks after them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HooksBrowserIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private TestServer server;
  private HookReceiver receiver;
  private Organizer organizer;
  private FanPages pages;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    pages = new FanPages(server.url());
    PlaywrightAssertions.setDefaultAssertionTimeout((double) TIMEOUT.toMillis());
  }

  @BeforeEach
  void nobody_hears_of_anything() {
    organizer = server.organizer();
    receiver = new HookReceiver();
  }

  @AfterAll
  void stop() {
    pages.close();
  }

  @AfterEach
  void nothing_went_wrong_behind_the_pages() {
    receiver.close();
    pages.assertSound();
  }

  @Test
  @Tag("H2")
  void a_webhook_is_made_tried_and_deleted_without_scripts() {
    String event = organizer.onSale(3, Map.of());
    Page page =
        signedIn(
            Screen.WIDE_LIGHT.options().setJavaScriptEnabled(false),
            "/console/events/" + event + "/staff");

    page.click("nav.tabs >> text=Webhooks");
    assertThat(page.locator(".empty")).hasText("No program hears of this event yet.");
    page.fill("#url", receiver.url());
    page.uncheck("[name=types][value='*']");
    page.click("text=Only some kinds");
    page.check("[name=types][value='claim.confirmed']");
    page.click("main .button:has-text('Add')");
    assertThat(page.locator("code.secret")).containsText("whsec_");
    page.click("text=I have copied it");
    page.click("text=Send a test");
    assertThat(page.locator(".notice").first()).containsText("The test is on its way.");
    Awaitility.await().atMost(TIMEOUT).until(() -> !receiver.calls("endpoint.test").isEmpty());
    Awaitility.await().atMost(TIMEOUT).until(() -> isDelivered(page));
    page.click("tbody .button:has-text('Send again')");
    assertThat(page.locator(".notice").first()).containsText("It is on its way again.");
    Awaitility.await().atMost(TIMEOUT).until(() -> receiver.calls("endpoint.test").size() == 2);
    page.click("summary:has-text('Switch it off')");
    page.click("main .button:has-text('Switch it off')");
    assertThat(page.locator(".of-claim")).containsText("Its owner switched it off.");
    page.click("main .button:has-text('Switch it on')");
    page.click("summary:has-text('Delete it')");
    page.click("main .button:has-text('Delete the webhook')");
    assertThat(page.locator(".notice").first()).hasText("The webhook is deleted.");
    assertThat(page.locator(".empty")).isVisible();
  }

  private static boolean isDelivered(Page page) {
    page.reload();
    return page.locator(".state.is-done").count() == 1;
  }

  @Test
  @Tag("I23")
  void each_page_is_for_everybody_on_each_screen() {
    String event = organizer.onSale(3, Map.of());
    String path = "/console/events/" + event + "/webhooks";
    String hook = scenes(event);
    for (Screen screen : Screen.looked()) {
      look(signedIn(screen.options(), path), path, hook, screen.kind());
    }
    for (String language : Screen.languages()) {
      Page page = signedIn(Screen.NARROW_DARK.options(), "/console");
      page.context().addCookies(List.of(new Cookie("fq_lang", language).setUrl(pages.at("/"))));
      look(page, path, hook, language);
    }
  }

  private void look(Page page, String path, String hook, String kind) {
    pages.show(page, path);
    FanPages.look(page, "hooks-" + kind);
    pages.show(page, path + "/" + hook);
    page.locator("details").evaluateAll("all => all.forEach(each => each.open = true)");
    FanPages.look(page, "hook-" + kind);
    page.click("form[action$='/rotate'] button");
    assertThat(page.locator("code.secret")).isVisible();
    FanPages.look(page, "hook-secret-" + kind);
    pages.show(page, path);
    page.fill("#url", "https://10.0.0.1/");
    page.click("form[action$='/webhooks'] .button");
    assertThat(page.locator("#url-error")).isVisible();
    FanPages.look(page, "hooks-wrong-" + kind);
    pages.forgiveErrors();
  }

  /** One of each kind; answers the one that was told something. */
  private String scenes(String event) {
    String path = "/api/v1/events/" + event + "/webhooks";
    add(
        "/api/v1/organizers/me/webhooks",
        Map.of("url", receiver.url() + "/all", "types", List.of("*"), "description", "الصندوق"));
    String off = add(path, Map.of("url", receiver.url() + "/off", "types", List.of("*")));
    organizer.api().patch(path + "/" + off, Map.of("enabled", false)).expect(200);
    String hook =
        add(
            path,
            Map.of(
                "url",
                receiver.url() + "/a/rather/long/address/of/a/shop/that/sells/more/than/tickets",
                "types",
                List.of("claim.confirmed", "claim.released", "refund.succeeded"),
                "description",
                "The till at the box office",
                "include_personal_data",
                true));
    organizer.api().post(path + "/" + hook + "/test").expect(202);
    organizer.api().post(path + "/" + hook + "/test").expect(202);
    String its = "from deliveries where status = 'DONE' and target like '%%%s%%'".formatted(hook);
    Awaitility.await().atMost(TIMEOUT).until(() -> server.count("select count(*) " + its) == 2);
    server.sql(
        "update deliveries set status = 'DEAD', tries = 12, last_error = 'It answered 503.'"
            + " where outbox_id = (select max(outbox_id) "
            + its
            + ") and target like '%%%s%%'".formatted(hook));
    return hook;
  }

  private String add(String path, Map<String, Object> wanted) {
    return organizer.api().post(path, wanted).expect(201).text("webhook_id");
  }

  private Page signedIn(NewContextOptions options, String path) {
    return pages.signedIn(Console.signedIn(server.api(), organizer), options, path);
  }
}
