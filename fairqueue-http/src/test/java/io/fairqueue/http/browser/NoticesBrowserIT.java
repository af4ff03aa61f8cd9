package io.fairqueue.http.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.fairqueue.http.browser.FanPages.live;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What organizers say to fans, on the pages that fans look at. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NoticesBrowserIT {

  private static final Map<String, String> TEXT =
      Map.of(
          "en", "Doors open at 8.\n\nBring your <b>ID</b>.",
          "de", "Einlass um 20 Uhr.");

  private TestServer server;
  private Organizer organizer;
  private FanPages pages;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
    pages = new FanPages(server.url());
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
  void whoever_waits_sees_and_hears_it_within_two_seconds_and_sees_it_go() {
    String event = organizer.onSale(5, Map.of("max_active", 1));
    Fan first = server.newFan();
    first.join(event).expect(201);
    String admission = first.awaitAdmission(event);
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    Page page = pages.signedIn(fan, new NewContextOptions(), "/en/e/" + event + "/line");
    Page german = pages.signedIn(fan, new NewContextOptions(), "/de/e/" + event + "/line");
    assertThat(live(page, "ahead")).not().isEmpty();
    assertThat(live(page, "notices")).isHidden();

    String path = "/api/v1/events/" + event + "/notices";
    String id =
        organizer.api().post(path, Map.of("text", TEXT, "level", "WARNING")).expect(201).text("id");

    assertThat(live(page, "notices").locator("li"))
        .hasText(TEXT.getOrDefault("en", ""), new HasTextOptions().setTimeout(2_000));
    assertThat(page.locator("#say"))
        .containsText("Doors open at 8.", new ContainsTextOptions().setTimeout(2_000));
    assertThat(live(german, "notices").locator("li")).hasText("Einlass um 20 Uhr.");
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(360, 1_280)) {
        Page look =
            pages.signedIn(
                fan,
                new NewContextOptions().setColorScheme(scheme).setViewportSize(width, 740),
                "/en/e/" + event + "/line");
        assertThat(live(look, "notices").locator("li")).hasCount(1);
        FanPages.look(look, "notice-line-%s-%d".formatted(scheme, width));
        pages.show(look, "/en/e/" + event);
        assertThat(live(look, "notices").locator("li")).hasCount(1);
        FanPages.look(look, "notice-event-%s-%d".formatted(scheme, width));
        look.context().close();
      }
    }

    organizer.api().delete(path + "/" + id).expect(204);
    assertThat(live(page, "notices"))
        .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(2_000));
    first.claim(event, admission).expect(201);
  }
}
