package io.fairqueue.http.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page on which a fan buys, in a real browser.
 *
 * @param api where the server is, as the page calls it
 */
record ShopPage(Page page, String api) {

  static final Duration TIMEOUT = Duration.ofSeconds(20);

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Opens an address, and makes it a shop. */
  static ShopPage open(Chromium chromium, String address, String api) {
    Page page = chromium.page();
    page.navigate(address);
    page.evaluate(Chromium.text("shop.js"));
    return new ShopPage(page, api);
  }

  /** What the page can read of an answer; {@code failed} where it can read nothing. */
  JsonNode call(String method, String path, Map<String, ?> how) {
    Object read =
        page.evaluate(
            "([base, method, path, how]) => shop.call(base, method, path, how)",
            List.of(api, method, path, how));
    return JSON.valueToTree(read);
  }

  /** The same, of an answer that has to have this status. */
  JsonNode expect(int status, String method, String path, Map<String, ?> how) {
    JsonNode read = call(method, path, how);
    assertThat(read.path("status").asInt()).as("%s %s: %s", method, path, read).isEqualTo(status);
    assertThat(read.path("requestId").asText()).as("its name").isNotBlank();
    return read;
  }

  /** The body of an answer to a signed-in fan. */
  JsonNode ask(int status, String method, String path, @Nullable String token) {
    var how = new HashMap<String, Object>();
    if (token != null) {
      how.put("token", token);
    }
    return expect(status, method, path, how).path("body");
  }

  void listen(String event, String token) {
    page.evaluate(
        "([base, event, token]) => shop.listen(base, event, token)", List.of(api, event, token));
  }

  void follow(String event, String token) {
    page.evaluate(
        "([base, event, token]) => shop.follow(base, event, token)", List.of(api, event, token));
  }

  /** The first message of this type over the socket, once it is there. */
  JsonNode heard(String type) {
    return first("messages", type);
  }

  /** The first message of this type over the event stream, once it is there. */
  JsonNode followed(String type) {
    return first("events", type);
  }

  /** How the socket ended. */
  JsonNode closed() {
    until("() => shop.closes.length > 0", List.of());
    return JSON.valueToTree(page.evaluate("() => shop.closes.shift()"));
  }

  /** Closes the socket as pages do. */
  JsonNode close(Object... arguments) {
    page.evaluate("(given) => shop.socket.close(...given)", List.of(arguments));
    return closed();
  }

  /** Waits until this holds on the page; asks on this thread, as the browser's driver wants. */
  void until(String condition, Object argument) {
    await()
        .atMost(TIMEOUT)
        .pollInSameThread()
        .until(() -> Boolean.TRUE.equals(page.evaluate(condition, argument)));
  }

  private JsonNode first(String where, String type) {
    List<String> asked = List.of(where, type);
    until("([where, type]) => shop[where].some((message) => message.type === type)", asked);
    return JSON.valueToTree(
        page.evaluate(
            "([where, type]) => shop[where].find((message) => message.type === type)", asked));
  }
}
