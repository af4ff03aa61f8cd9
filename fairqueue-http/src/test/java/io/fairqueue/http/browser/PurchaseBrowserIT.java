package io.fairqueue.http.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A ticket is bought in a real browser, from pages of several origins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("B11")
final class PurchaseBrowserIT {

  /** What a page is told of a close that bore none. */
  private static final int NO_CODE = 1005;

  private static final int SESSION_OVER = 1008;

  private StaticSite shop;
  private StaticSite stranger;
  private TestServer server;
  private Organizer organizer;
  private Chromium chromium;

  @BeforeAll
  void start(@TempDir Path data) {
    shop = StaticSite.open(Chromium.file("shop.html"));
    stranger = StaticSite.open(Chromium.file("shop.html"));
    server = TestServer.embedded(data, Map.of("FAIRQUEUE_ALLOWED_ORIGINS", shop.origin()));
    organizer = server.organizer();
    chromium = Chromium.start();
  }

  @AfterEach
  void closePages() {
    chromium.closePages();
  }

  @AfterAll
  void stop() {
    chromium.close();
    server.close();
    shop.close();
    stranger.close();
  }

  @Test
  void a_ticket_is_bought_from_a_page_of_another_origin() {
    buy(ShopPage.open(chromium, shop.origin(), api()));
  }

  @Test
  void a_ticket_is_bought_from_a_page_of_our_own() {
    buy(ShopPage.open(chromium, api() + "/docs", api()));
  }

  @Test
  @Tag("E7")
  void a_socket_that_a_page_closes_is_closed_cleanly_and_as_it_said() {
    String event = organizer.onSale(1, Map.of());
    String token = String.valueOf(server.newFan().api().token());
    ShopPage page = ShopPage.open(chromium, shop.origin(), api());

    listen(page, event, token);
    closedCleanly(page.close(), NO_CODE);
    listen(page, event, token);
    closedCleanly(page.close(1000), 1000);
    listen(page, event, token);
    closedCleanly(page.close(4001, "x"), 4001);
  }

  @Test
  @Tag("I16")
  void a_page_of_a_stranger_reads_what_anybody_may_and_nothing_else() {
    String event = organizer.onSale(1, Map.of());
    Fan fan = server.newFan();
    String token = String.valueOf(fan.api().token());
    ShopPage page = ShopPage.open(chromium, stranger.origin(), api());

    JsonNode shown = page.expect(200, "GET", event(event), Map.of());
    assertThat(shown.path("etag").asText()).isNotBlank();
    page.expect(
        304,
        "GET",
        event(event),
        Map.of("headers", Map.of("If-None-Match", shown.path("etag").asText())));
    assertThat(page.call("GET", "/api/v1/me", Map.of()).path("failed").asText())
        .isEqualTo("TypeError");
    assertThat(page.call("GET", "/api/v1/me", Map.of("token", token)).path("failed").asText())
        .isEqualTo("TypeError");
    assertThat(page.call("POST", queue(event), Map.of("token", token)).path("failed").asText())
        .isEqualTo("TypeError");
    fan.position(event).expectProblem(404, "NOT_IN_QUEUE");

    page.listen(event, token);
    JsonNode refused = page.closed();
    assertThat(refused.path("code").asInt()).isEqualTo(1006);
    assertThat(refused.path("clean").asBoolean()).isFalse();
    page.follow(event, token);
    page.followed("failed");
  }

  @Test
  void a_page_can_read_every_refusal() {
    String event = server.crowded();
    String token = String.valueOf(server.newFan().api().token());
    ShopPage page = ShopPage.open(chromium, shop.origin(), api());
    var signedIn = Map.of("token", token);

    page.expect(201, "POST", queue(event), signedIn);
    refused(page, 409, "ALREADY_IN_QUEUE", "POST", queue(event), signedIn);
    refused(page, 401, "UNAUTHORIZED", "GET", "/api/v1/me", Map.of());
    refused(page, 401, "UNAUTHORIZED", "GET", "/api/v1/me", Map.of("token", "garbage"));
    refused(page, 404, "NOT_FOUND", "GET", "/api/v1/nowhere", signedIn);
    refused(page, 405, "METHOD_NOT_ALLOWED", "PATCH", event(event), signedIn);
    refused(page, 400, "INVALID_INPUT", "GET", "/api/v1/events/1", Map.of());
    refused(
        page,
        415,
        "UNSUPPORTED_MEDIA_TYPE",
        "POST",
        "/api/v1/auth/customer/login",
        Map.of("body", Map.of(), "headers", Map.of("Content-Type", "text/plain")));
    try (TestServer limited =
        server.sibling(
            Map.of(
                "FAIRQUEUE_ALLOWED_ORIGINS",
                shop.origin(),
                "FAIRQUEUE_RATE_LIMIT_PER_ADDRESS",
                "1"))) {
      ShopPage crowd = ShopPage.open(chromium, shop.origin(), limited.url().toString());
      crowd.expect(200, "GET", "/api/v1/me", signedIn);
      JsonNode later = refused(crowd, 429, "RATE_LIMITED", "GET", "/api/v1/me", signedIn);
      assertThat(later.path("retryAfter").asInt()).isPositive();
    }
  }

  private static JsonNode refused(
      ShopPage page, int status, String code, String method, String path, Map<String, ?> how) {
    JsonNode read = page.expect(status, method, path, how);
    assertThat(read.path("code").asText()).as("%s", read).isEqualTo(code);
    return read;
  }

  /** Everything that a fan does, as a page does it. */
  private void buy(ShopPage page) {
    String event = organizer.onSale(5, Map.of());
    String token = signIn(page);
    assertThat(page.ask(200, "GET", event(event), null).path("name").asText()).isNotBlank();
    page.listen(event, token);
    page.follow(event, token);

    var named = Map.of("token", token, "key", UUID.randomUUID().toString());
    JsonNode joined = page.expect(201, "POST", queue(event), named);
    JsonNode again = page.expect(201, "POST", queue(event), named);
    assertThat(again.path("replayed").asText()).isEqualTo("true");
    assertThat(again.path("text")).isEqualTo(joined.path("text"));

    JsonNode admitted = page.heard("admitted");
    assertThat(page.followed("admitted").path("event_id").asText()).isEqualTo(event);
    JsonNode polled = page.ask(200, "GET", queue(event) + "/position", token);
    assertThat(polled.path("status").asText()).isEqualTo("ADMITTED");
    assertThat(polled.path("admitted_until")).isEqualTo(admitted.path("admitted_until"));

    String claim = claim(page, event, token, admitted.path("admission_token").asText());
    pay(page, claim, token);
    JsonNode tickets = page.ask(200, "GET", "/api/v1/claims/" + claim + "/tickets", token);
    String ticket = tickets.path("data").path(0).path("ticket_id").asText();
    assertThat(ticket).as("%s", tickets).isNotBlank();
    assertThat(
            page.expect(200, "GET", "/api/v1/tickets/" + ticket + "/qr.svg", Map.of("token", token))
                .path("text")
                .asText())
        .contains("<svg");

    String another = server.crowded();
    page.ask(201, "POST", queue(another), token);
    page.ask(204, "DELETE", queue(another), token);
    page.ask(204, "POST", "/api/v1/auth/logout", token);
    closedCleanly(page.closed(), SESSION_OVER);
    page.ask(401, "GET", "/api/v1/me", token);
  }

  private String signIn(ShopPage page) {
    String email = UUID.randomUUID() + "@fans.example";
    page.expect(
        202, "POST", "/api/v1/auth/customer/otp/request", Map.of("body", Map.of("email", email)));
    return page.expect(
            200,
            "POST",
            "/api/v1/auth/customer/otp/verify",
            Map.of("body", Map.of("email", email, "otp", Fan.code(server.api(), email))))
        .path("body")
        .path("token")
        .asText();
  }

  private static String claim(ShopPage page, String event, String token, String admission) {
    var how =
        Map.of(
            "token",
            token,
            "key",
            UUID.randomUUID().toString(),
            "body",
            Map.of("admission_token", admission, "quantity", 1));
    JsonNode held = page.expect(201, "POST", event(event) + "/claims", how);
    assertThat(page.expect(201, "POST", event(event) + "/claims", how).path("replayed").asText())
        .isEqualTo("true");
    return held.path("body").path("claim_id").asText();
  }

  private void pay(ShopPage page, String claim, String token) {
    String payment = "/api/v1/claims/" + claim + "/payments";
    String address = page.ask(201, "POST", payment, token).path("authorization_url").asText();
    Page checkout = chromium.page();
    checkout.navigate(address);
    checkout.locator("button.pay").click();
    PlaywrightAssertions.assertThat(checkout.locator("[role=status]"))
        .hasText("This payment succeeded.");
    await()
        .atMost(ShopPage.TIMEOUT)
        .pollInSameThread()
        .until(
            () ->
                page.ask(200, "GET", "/api/v1/claims/" + claim, token)
                    .path("status")
                    .asText()
                    .equals("CONFIRMED"));
  }

  private static void listen(ShopPage page, String event, String token) {
    page.listen(event, token);
    page.until("() => shop.socket.readyState === WebSocket.OPEN", List.of());
  }

  private static void closedCleanly(JsonNode close, int code) {
    assertThat(close.path("code").asInt()).isEqualTo(code);
    assertThat(close.path("clean").asBoolean()).isTrue();
  }

  private String api() {
    return server.url().toString();
  }

  private static String event(String id) {
    return "/api/v1/events/" + id;
  }

  private static String queue(String event) {
    return event(event) + "/queue";
  }
}
