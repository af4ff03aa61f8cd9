package io.fairqueue.http.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an organizer does, from the mail that invites to the door, in one walk. */
final class FirstDayBrowserIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String EMAIL = UUID.randomUUID() + "@organizers.example";
  private static final int SEATS = 5_000;
  private static final int SEATS_IN_ROW = 50;

  private final TestServer server = TestServer.shared();

  @Test
  @Tag("I6")
  @Tag("I23")
  void an_organizer_comes_by_invitation_and_runs_a_sale_up_to_its_door(@TempDir Path directory)
      throws IOException {
    PlaywrightAssertions.setDefaultAssertionTimeout((double) TIMEOUT.toMillis());
    FakeCamera camera = FakeCamera.in(directory);
    try (FanPages pages = new FanPages(server.url(), camera.arguments())) {
      Page page =
          pages.anybody(
              new NewContextOptions().setViewportSize(1280, 800).setPermissions(List.of("camera")));
      opensAnAccountByInvitation(pages, page);
      writesAnEvent(page);
      heedsAWarning(page);
      bringsSeatsOnceTheFileIsMended(pages, page, directory);
      String event = putsItOnSale(page);

      List<Fan> fans = server.fans(14);
      String claim = watchesTheCrowd(page, event, fans);
      Page fanPage =
          pages.signedIn(
              fans.getLast(),
              new NewContextOptions().setViewportSize(360, 740),
              "/en/e/" + event + "/line");
      assertThat(fanPage.locator("body")).containsText("Doors at seven");
      steersTheSale(page, fanPage);
      tellsFans(page, fanPage);
      refundsOneOfFour(page);
      exportsWhoBought(page, fans.getFirst());
      letsPeopleIn(page, camera, fans.getFirst().tickets(claim).expect(200).json());
      pages.forgiveErrors();
      pages.assertSound();
    }
  }

  private void opensAnAccountByInvitation(FanPages pages, Page page) {
    Organizer admin = server.organizer(true);
    Page users =
        pages.signedIn(
            Console.signedIn(server.api(), admin), new NewContextOptions(), "/console/users");
    users.fill("#invited", EMAIL);
    users.keyboard().press("Enter");
    assertThat(users.locator(".notice")).containsText("A mail with a link is on its way.");
    users.context().close();

    pages.show(page, invitation());
    page.fill("#name", "A First Day");
    page.fill("#password", "a long password");
    page.click("text=Open the account");
    assertThat(page.locator(".notice")).containsText("Welcome.");
    assertThat(page.locator("h1")).hasText("My events");
  }

  private static void writesAnEvent(Page page) {
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
    page.fill("#policy-max_units_per_claim", "4");
    assertThat(FanPages.live(page, "preview"))
        .hasText("At 10 admissions a minute 30 tickets take about 3 min.");
    page.click("text=Add a tier");
    page.fill("#tier-1-name", "Stalls");
    page.selectOption("#tier-1-seating", "reserved");
    page.fill("#tier-1-capacity", String.valueOf(SEATS));
    page.fill("#tier-1-price", "99.50");
    page.click("[aria-label='Move tier 2 up']");
    assertThat(page.locator("[name='tiers.name']").first()).hasValue("Stalls");
    page.click("details:has(#theme-accent) > summary");
    page.fill("#theme-accent", "#7a1f3d");
    page.fill("#theme-banner_text", "Doors at seven");
    assertThat(page.locator(".look")).hasText("Doors at seven");
    assertThat(page.locator(".look")).hasCSS("background-color", "rgb(122, 31, 61)");
    assertThat(page.locator(".look")).hasCSS("color", "rgb(255, 255, 255)");
    page.click("text=Create the draft");
    assertThat(page.locator(".notice")).containsText("The draft is there.");
    assertThat(page.locator("[name='tiers.name']").first()).hasValue("Stalls");
  }

  private static void heedsAWarning(Page page) {
    page.click("text=Put on sale…");
    assertThat(page.locator(".notice"))
        .containsText("Stalls: 0 seats are for sale, 5,000 were planned.");
    page.click("text=No, leave it");
  }

  private static void bringsSeatsOnceTheFileIsMended(FanPages pages, Page page, Path directory)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of("section;row;number;tier;price"));
    for (int seat = 0; seat < SEATS; seat++) {
      lines.add("A;%d;%d;Stalls;99,50".formatted(seat / SEATS_IN_ROW + 1, seat % SEATS_IN_ROW + 1));
    }
    List<String> planted = new ArrayList<>(lines);
    planted.set(7, "A;1;7;Stalls;9.950,0,0");
    planted.set(1_000, planted.get(999));
    planted.set(SEATS, "A;100;50;Balcony;99,50");
    page.click("nav.tabs >> text=Seats");
    page.click("text=Add seats from a file");

    page.setInputFiles("#file", written(directory, planted));
    assertThat(page.locator("#csv"))
        .hasValue(Pattern.compile("section;row;.*Balcony;99,50\\s*", Pattern.DOTALL));
    page.click("text=Check it");
    assertThat(page.locator("section[role=alert]")).containsText("Nothing was added. Faults: 3.");
    assertThat(page.locator("tbody tr th")).hasText(new String[] {"8", "1,001", "5,001"});
    FanPages.look(page, "console-file-faults");
    Download marked = page.waitForDownload(() -> page.click("text=Take it back with its faults"));
    String back = read(marked);
    assertThat(back.lines().filter(line -> !line.endsWith(";")).count()).isEqualTo(4);
    assertThat(back.lines().skip(1_000).findFirst().orElseThrow())
        .startsWith("A;20;49;Stalls;99,50;")
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

  private static String putsItOnSale(Page page) {
    page.click("nav.tabs >> text=Edit");
    page.click("text=Put on sale…");
    assertThat(page.locator("main")).not().containsText("were planned");
    page.click("text=Put it on sale");
    assertThat(page.locator(".notice").first()).containsText("The event is on sale.");
    return page.url().replaceFirst(".*/events/([^/?]+).*", "$1");
  }

  /** Answers by which claim one of them bought four tickets. */
  private static String watchesTheCrowd(Page page, String event, List<Fan> fans) {
    fans.forEach(fan -> fan.join(event).expect(201));
    assertThat(FanPages.live(page, "admitted")).hasText("10");
    assertThat(FanPages.live(page, "waiting")).hasText("4");
    Fan buyer = fans.getFirst();
    String admission = buyer.awaitAdmission(event);
    String floor = tier(buyer, event, "Floor");
    String claim =
        buyer
            .claim(event, admission, Map.of("tier_id", floor, "quantity", 4))
            .expect(201)
            .text("claim_id");
    assertThat(FanPages.live(page, "held")).hasText("4");
    buyer.pay(claim);
    assertThat(FanPages.live(page, "sold")).hasText("4");
    assertThat(FanPages.live(page, "revenue")).containsText("200.00");
    assertThat(FanPages.live(page, "funnel-entered")).hasText("14");
    assertThat(FanPages.live(page, "funnel-admitted")).hasText("10");
    assertThat(FanPages.live(page, "funnel-paid")).hasText("1");
    return claim;
  }

  private static void steersTheSale(Page page, Page fanPage) {
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
    page.locator("#rate + input[type=range]").focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("#rate")).hasValue("20");
    page.click("main .button:has-text('Set the pace')");
    assertThat(page.locator(".notice").first()).containsText("The new pace holds.");
    assertThat(FanPages.live(page, "max-rate")).hasText("of 20");
    assertThat(FanPages.live(page, "waiting")).hasText("0");
  }

  private static void tellsFans(Page page, Page fanPage) {
    page.click("nav.tabs >> text=Messages");
    page.fill("#text-en", "Doors open at 8.");
    page.click("main form .button:not(.plain)");
    assertThat(page.locator(".rows li")).hasCount(1);
    assertThat(FanPages.live(fanPage, "notices").locator("li")).hasText("Doors open at 8.");
  }

  private static void refundsOneOfFour(Page page) {
    page.click("nav.tabs >> text=Attendees");
    assertThat(page.locator("tbody tr")).hasCount(4);
    page.locator("a:has-text('Refund')").last().click();
    assertThat(page.locator(".effects")).containsText("which stay as they are: 3.");
    page.fill("#reason", "One of them is ill");
    page.click("main .button.danger");
    assertThat(page.locator(".notice")).containsText("The refund is under way.");
    assertThat(page.locator("tbody .state.is-void")).hasCount(1);
  }

  private static void exportsWhoBought(Page page, Fan buyer) {
    Download file = page.waitForDownload(() -> page.click("text=For a spreadsheet"));
    assertThat(read(file).lines().filter(line -> line.contains(buyer.email()))).hasSize(4);
  }

  private static void letsPeopleIn(Page page, FakeCamera camera, JsonNode tickets) {
    page.click("nav.tabs >> text=Door");
    camera.see(code(tickets, "VALID"));
    page.click("main .button:has-text('Scan with the camera')");
    assertThat(page.locator("#verdict")).hasAttribute("data-kind", "OK");
    assertThat(FanPages.live(page, "entered-all")).hasText("1");
    assertThat(page.locator("#verdict")).isHidden();
    camera.see(code(tickets, "VOID"));
    assertThat(page.locator("#verdict")).hasAttribute("data-kind", "VOID");
    assertThat(page.locator("#verdict")).isHidden();
    page.locator("#recent button").first().click();
    page.fill("#undo input", "Wrong door");
    page.click("#undo .danger");
    assertThat(page.locator("#recent")).containsText("Taken back");
    assertThat(FanPages.live(page, "entered-all")).hasText("0");
  }

  private static String code(JsonNode tickets, String status) {
    for (JsonNode ticket : tickets.path("data")) {
      if (ticket.path("status").asText().equals(status)) {
        return ticket.path("code").asText();
      }
    }
    throw new AssertionError("no ticket is " + status + " of " + tickets);
  }

  private static String tier(Fan fan, String event, String name) {
    for (JsonNode tier :
        fan.api().get("/api/v1/events/" + event).expect(200).json().path("tiers")) {
      if (tier.path("name").asText().equals(name)) {
        return tier.path("id").asText();
      }
    }
    throw new AssertionError("no tier " + name);
  }

  private String invitation() {
    String mail =
        await()
            .atMost(TIMEOUT)
            .until(
                () -> server.api().get("/dev/mailbox?to=" + EMAIL).expect(200).body(),
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
}
