package io.fairqueue.http.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.TestServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The API's pages, as somebody uses them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("B11")
@Tag("I13")
final class DocsBrowserIT {

  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final List<String> outside = new CopyOnWriteArrayList<>();
  private TestServer server;
  private Chromium chromium;

  private static final String NEXT_SCREEN =
      """
      () => {
        const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
        scrollTo(0, end ? 0 : scrollY + innerHeight);
      }""";

  @BeforeAll
  void start() {
    server = TestServer.shared();
    chromium = Chromium.start();
  }

  @AfterEach
  void closePages() {
    chromium.closePages();
  }

  @AfterAll
  void stop() {
    chromium.close();
  }

  @Test
  void calls_can_be_tried_out_there() {
    Fan fan = server.fan();
    Page page = open("/docs");

    assertThat(tryOut(page, "GET", "/api/v1/events")).isEqualTo("200");

    page.locator("button.authorize").first().click();
    Locator bearer = page.locator(".auth-container:has(#auth-bearer-value)").last();
    bearer.locator("#auth-bearer-value").fill(String.valueOf(fan.api().token()));
    bearer.locator("button[type=submit]").first().click();
    page.locator(".auth-btn-wrapper button.btn-done").first().click();
    assertThat(tryOut(page, "GET", "/api/v1/me")).isEqualTo("200");
    assertThat(operation(page, "GET", "/api/v1/me").locator(".response .microlight").first())
        .satisfies(body -> assertThat(body.textContent()).contains(fan.email()));

    assertThat(outside).isEmpty();
    assertThat(errors).isEmpty();
  }

  @Test
  @Tag("E5")
  void what_sockets_say_is_described_one_click_away() {
    Page page = open("/docs");

    page.locator("a[href='/docs/realtime']").first().click();
    page.waitForURL("**/docs/realtime");

    assertThat(page.locator("h1").textContent()).contains("line");
    assertThat(page.locator("h2").allTextContents()).isNotEmpty();
    assertThat(page.locator("table").count()).isPositive();
    assertThat(outside).isEmpty();
    assertThat(errors).isEmpty();
  }

  /** Calls an operation without parameters; answers the status that the page shows. */
  private static String tryOut(Page page, String method, String path) {
    Locator operation = operation(page, method, path);
    operation.locator(".opblock-summary-control").click();
    operation.locator(".try-out__btn").click();
    operation.locator("button.execute").click();
    return operation
        .locator(".live-responses-table tbody .response-col_status")
        .first()
        .textContent()
        .strip();
  }

  /** The page draws no more than there is to be seen: so it is scrolled there, as readers do. */
  private static Locator operation(Page page, String method, String path) {
    Locator operation =
        page.locator(
            ".opblock-%s:has(.opblock-summary-path[data-path='%s'])"
                .formatted(method.toLowerCase(Locale.ROOT), path));
    page.locator(".opblock").first().waitFor();
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInSameThread()
        .until(
            () -> {
              if (operation.count() == 0) {
                page.evaluate(NEXT_SCREEN);
              }
              return operation.count() > 0;
            });
    return operation;
  }

  private Page open(String path) {
    Page page = chromium.page();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(message.text() + " " + message.location());
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
    page.navigate(server.url() + path);
    return page;
  }
}
