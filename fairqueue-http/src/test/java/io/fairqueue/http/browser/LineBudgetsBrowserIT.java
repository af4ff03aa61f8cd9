package io.fairqueue.http.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the line's page may cost, and how long its words may be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("I23")
final class LineBudgetsBrowserIT {

  private static final int MAX_BYTES = 60 * 1_024;
  private static final int MAX_REQUESTS = 6;

  private static final String SHIFTS =
      """
      window.shifts = [];
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => shifts.push(entry.value)))
        .observe({ type: "layout-shift", buffered: true });""";

  /** Each text with accents, and two fifths longer; numbers and prices stay. */
  private static final String PSEUDO =
      """
      () => {
        const accents = { a: "å", e: "é", i: "î", o: "ö", u: "û", A: "Å", E: "É", I: "Î", O: "Ö", U: "Û" };
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const text = node.data.trim();
          if (/\\p{L}/u.test(text) && !node.parentElement.closest("template, script, .price")) {
            const longer = text.replace(/[aeiouAEIOU]/g, (each) => accents[each]);
            node.data = "[" + longer + " " + "one two ".repeat(text.length).slice(0, text.length * 0.4) + "]";
          }
        }
      }""";

  /** What does not fit into its place. */
  private static final String CLIPPED =
      """
      () => [...document.querySelectorAll("body *")]
        .filter((each) => each.checkVisibility() && !each.closest(".hidden, .skip, svg"))
        .filter((each) => {
          const box = each.getBoundingClientRect();
          return box.right > innerWidth + 0.5 || box.left < -0.5
            || (getComputedStyle(each).overflowX !== "visible" && each.scrollWidth > each.clientWidth + 1);
        })
        .map((each) => each.outerHTML.slice(0, 200))""";

  private TestServer server;
  private FanPages pages;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    pages = new FanPages(server.url());
  }

  @AfterAll
  void stop() {
    pages.assertSound();
    pages.close();
  }

  @Test
  void the_lines_page_is_light_asks_nobody_else_and_does_not_jump() {
    String event = server.crowded();
    server.fans(3).forEach(fan -> fan.join(event).expect(201));
    Fan fan = server.newFan();
    fan.join(event).expect(201);
    Page page = pages.signedIn(fan, new NewContextOptions().setViewportSize(360, 740));
    page.addInitScript(SHIFTS);
    List<Request> requests = new CopyOnWriteArrayList<>();
    List<String> sockets = new CopyOnWriteArrayList<>();
    page.onRequestFinished(requests::add);
    page.onWebSocket(socket -> sockets.add(socket.url()));

    pages.show(page, "/en/e/" + event + "/line");
    assertThat(FanPages.live(page, "ahead")).hasText("3");
    await()
        .pollInSameThread()
        .until(() -> page.evaluate("() => 1").equals(1) && sockets.size() == 1);
    // Time enough for whatever comes after the first paint.
    await()
        .during(Duration.ofSeconds(3))
        .atMost(Duration.ofSeconds(5))
        .pollInSameThread()
        .until(() -> page.evaluate("() => document.readyState").equals("complete"));
    int bytes =
        requests.stream()
            .map(Request::sizes)
            .mapToInt(size -> size.responseBodySize + size.responseHeadersSize)
            .sum();
    double shift =
        ((Number) page.evaluate("() => shifts.reduce((sum, each) => sum + each, 0)")).doubleValue();

    requests.forEach(
        request -> System.out.printf("%7d %s%n", request.sizes().responseBodySize, request.url()));
    System.out.printf(
        "line page: %d bytes in %d requests and %d socket, layout shift %.4f%n",
        bytes, requests.size(), sockets.size(), shift);
    assertThat(bytes).isLessThanOrEqualTo(MAX_BYTES);
    assertThat(requests.size() + sockets.size()).isLessThanOrEqualTo(MAX_REQUESTS);
    assertThat(shift).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 360})
  void words_that_are_two_fifths_longer_fit_on_a_phone(int width) {
    String crowded = server.crowded();
    String open = server.organizer().onSale(30, Map.of("max_units_per_claim", 4));
    Fan fan = server.newFan();
    Page page = pages.signedIn(fan, new NewContextOptions().setViewportSize(width, 740));
    fits(page, "/en");
    fits(page, "/en/e/" + open);
    fits(page, "/en/e/" + open + "/fairness");
    fits(page, "/en/verify?event=" + open);
    fits(page, "/en/e/" + crowded + "/line");
    fan.join(crowded).expect(201);
    fits(page, "/en/e/" + crowded + "/line");
    fan.join(open).expect(201);
    String admission = fan.awaitAdmission(open);
    fits(page, "/en/e/" + open + "/line");
    fits(page, "/en/e/" + open + "/choose");
    String claim = fan.claim(open, admission).expect(201).text("claim_id");
    fits(page, "/en/claims/" + claim);
    fan.pay(claim);
    fits(page, "/en/claims/" + claim);
    fits(page, "/en/tickets");
    page.locator(".stub").first().click();
    page.waitForURL("**/tickets/*");
    fitsNow(page);
    fits(page, "/en/account");
    fits(page, "/en/signin");
  }

  private void fits(Page page, String path) {
    pages.show(page, path);
    fitsNow(page);
  }

  private static void fitsNow(Page page) {
    page.evaluate(PSEUDO);
    assertThat((List<?>) page.evaluate(CLIPPED)).as(page.url()).isEmpty();
  }
}
