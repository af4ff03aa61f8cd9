package io.fairqueue.http.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A real browser: the one of this machine, without a screen. A missing one is a failure. */
final class Chromium implements AutoCloseable {

  private static final String PLACE = "FAIRQUEUE_TEST_CHROMIUM";
  private static final int TIMEOUT_MILLIS = 30_000;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /**
   * Starts one.
   *
   * @param more what it is to be told besides
   */
  static Chromium start(String... more) {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    try {
      return new Chromium(
          playwright,
          playwright
              .chromium()
              .launch(
                  new LaunchOptions()
                      .setExecutablePath(executable())
                      .setHeadless(true)
                      .setArgs(
                          Stream.concat(
                                  Stream.of(
                                      "--no-sandbox",
                                      "--disable-gpu",
                                      "--disable-quic",
                                      "--no-first-run",
                                      "--disable-background-networking",
                                      "--disable-component-update",
                                      "--disable-sync"),
                                  Stream.of(more))
                              .toList())));
    } catch (RuntimeException e) {
      playwright.close();
      throw e;
    }
  }

  /** A page of a browser that has seen nothing yet. */
  Page page() {
    return page(new Browser.NewContextOptions());
  }

  /** The same of a browser with its own ways. */
  Page page(Browser.NewContextOptions options) {
    BrowserContext fresh = browser.newContext(options);
    fresh.setDefaultTimeout(TIMEOUT_MILLIS);
    return fresh.newPage();
  }

  /** Closes them all: what a test leaves open goes on asking its server, and drawing. */
  void closePages() {
    List.copyOf(browser.contexts()).forEach(BrowserContext::close);
  }

  private static Path executable() {
    String place = System.getProperty(PLACE, System.getenv(PLACE));
    return Path.of(place == null ? "/usr/bin/chromium" : place);
  }

  /** A file that lies beside the tests. */
  static byte[] file(String name) {
    try (InputStream file =
        Objects.requireNonNull(Chromium.class.getResourceAsStream(name), name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String name) {
    return new String(file(name), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
