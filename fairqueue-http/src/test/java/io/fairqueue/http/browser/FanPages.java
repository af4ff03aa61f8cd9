package io.fairqueue.http.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.fairqueue.http.driver.Console;
import io.fairqueue.http.driver.Fan;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server's pages in browsers, and what went wrong behind them. */
final class FanPages implements AutoCloseable {

  private static final String PICTURES = "FAIRQUEUE_TEST_PICTURES";

  private final URI server;
  private final Chromium chromium;
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final List<String> outside = new CopyOnWriteArrayList<>();

  /**
   * Starts a browser.
   *
   * @param more what it is to be told besides
   */
  FanPages(URI server, String... more) {
    this.server = server;
    this.chromium = Chromium.start(more);
  }

  /** A browser of its own that shows a page to a fan who is signed in. */
  Page signedIn(Fan fan, NewContextOptions options, String path) {
    Page page = signedIn(fan, options);
    show(page, path);
    return page;
  }

  /** The same, before it shows anything. */
  Page signedIn(Fan fan, NewContextOptions options) {
    Page page = anybody(options);
    page.context()
        .addCookies(List.of(new Cookie("fq", String.valueOf(fan.api().token())).setUrl(at("/"))));
    return page;
  }

  /** An organizer's page, in a browser of its own. */
  Page signedIn(Console console, NewContextOptions options, String path) {
    Page page = anybody(options);
    keep(page, console, at("/"));
    show(page, path);
    return page;
  }

  /** Has a browser keep the session of the console at this address. */
  static void keep(Page page, Console console, String address) {
    String cookie = console.cookie();
    int name = cookie.indexOf('=');
    page.context()
        .addCookies(
            List.of(
                new Cookie(cookie.substring(0, name), cookie.substring(name + 1)).setUrl(address)));
  }

  /** Goes on as those do who have no mouse. */
  static void tabTo(Page page, String selector) {
    Locator wanted = page.locator(selector).first();
    for (int i = 0; i < 60; i++) {
      if (wanted.and(page.locator(":focus")).count() == 1) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("no way by keyboard to " + selector);
  }

  /** A browser of its own. */
  Page anybody(NewContextOptions options) {
    Page page = chromium.page(options.setLocale("en"));
    watch(page);
    return page;
  }

  /** One more tab of the same browser. */
  Page tab(Page page, String path) {
    Page tab = page.context().newPage();
    watch(tab);
    show(tab, path);
    return tab;
  }

  void show(Page page, String path) {
    page.navigate(at(path));
  }

  String at(String path) {
    return server.resolve(path).toString();
  }

  static Locator live(Page page, String part) {
    return page.locator("[data-live=" + part + "]");
  }

  static Locator button(Page page, String words) {
    return page.locator("main .button:has-text(\"" + words + "\")");
  }

  /** Judged, and pictured where somebody wants to look. */
  static void look(Page page, String name) {
    String pictures = System.getenv(PICTURES);
    if (pictures != null) {
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of(pictures, name + ".png")).setFullPage(true));
    }
    Accessibility.check(page);
    assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .as("%s is no wider than the screen", name)
        .isEqualTo(true);
  }

  /** What a browser complains of where its server is away. */
  void forgiveErrors() {
    errors.clear();
  }

  /** Fails for what went wrong, and for requests to others; closes the browsers of the test. */
  void assertSound() {
    List<String> wrong = List.copyOf(errors);
    List<String> strange = List.copyOf(outside);
    chromium.closePages();
    errors.clear();
    outside.clear();
    assertThat(wrong).isEmpty();
    assertThat(strange).isEmpty();
  }

  @Override
  public void close() {
    chromium.close();
  }

  private void watch(Page page) {
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(page.url() + " " + message.text() + " " + message.location());
          }
        });
    page.onPageError(errors::add);
    page.onRequest(
        request -> {
          URI address = URI.create(request.url().split("[?#]", 2)[0]);
          if (!"data".equals(address.getScheme()) && address.getPort() != server.getPort()) {
            outside.add(request.url());
          }
        });
  }
}
