package io.fairqueue.http.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.History;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of the console may weigh, with all that a browser loads for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("I6")
final class ConsoleBudgetsBrowserIT {

  private static final int MAX_BYTES = 150 * 1_024;

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
    pages.assertSound();
    pages.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/charts",
        "/edit",
        "/checkin",
        "/seats",
        "/attendees",
        "/line",
        "/messages",
        "/report",
        "/staff"
      })
  void a_page_weighs_150_kilobytes_at_most(String path) {
    String event = organizer.onSale(100, Map.of());
    if (path.equals("/charts")) {
      History.ofMonth(server, organizer, event);
    }
    Page page = pages.anybody(new NewContextOptions().setViewportSize(1280, 800));
    FanPages.keep(page, Console.signedIn(server.api(), organizer), pages.at("/"));
    List<Request> requests = new CopyOnWriteArrayList<>();
    page.onRequestFinished(requests::add);

    pages.show(page, "/console/events/" + event + path);
    page.waitForLoadState(LoadState.LOAD);
    if (path.equals("/charts")) {
      await()
          .pollInSameThread()
          .until(
              () ->
                  page.evaluate("() => 1").equals(1)
                      && requests.stream().anyMatch(each -> each.url().contains("/samples?")));
    }

    int bytes =
        requests.stream()
            .map(Request::sizes)
            .mapToInt(size -> size.responseBodySize + size.responseHeadersSize)
            .sum();
    System.out.printf("console page %s: %d bytes in %d requests%n", path, bytes, requests.size());
    assertThat(requests).hasSizeGreaterThanOrEqualTo(3);
    assertThat(bytes).isLessThanOrEqualTo(MAX_BYTES);
    page.context().close();
  }
}
