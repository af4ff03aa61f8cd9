package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Letters;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages as their bytes and headers; how people use them is tested in a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("I23")
final class FanPagesIT {

  private static final String XSS = "<script>alert(1)</script>\"'";
  private static final Pattern HIDDEN = Pattern.compile("name=\"(\\w+)\" value=\"([^\"]*)\"");

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  void an_address_without_a_language_leads_to_the_readers() {
    String event = organizer.onSale(1, Map.of());
    Api api = server.api();

    Answer german = get(api, "/e/" + event, Map.of("Accept-Language", "fr-CH;q=0.5, de-AT"));
    assertThat(german.expect(302).header("Location")).isEqualTo("/de/e/" + event);
    assertThat(german.header("Cache-Control")).contains("private");
    assertThat(get(api, "/", Map.of("Accept-Language", "tlh")).header("Location")).isEqualTo("/en");
    assertThat(
            get(api, "/", Map.of("Cookie", "fq_lang=ar", "Accept-Language", "de"))
                .header("Location"))
        .isEqualTo("/ar");
    assertThat(get(api, "/pay/return?reference=a%20b", Map.of()).header("Location"))
        .isEqualTo("/en/pay/return?reference=a%20b");
  }

  @Test
  void what_everybody_reads_is_the_same_for_everybody_and_cached() {
    String event = organizer.onSale(1, Map.of());
    Answer page = get(server.api(), "/en/e/" + event, Map.of("Accept", "text/html")).expect(200);

    assertThat(page.header("Cache-Control"))
        .isEqualTo("public, max-age=5, stale-while-revalidate=30");
    assertThat(page.header("Vary")).isEqualTo("");
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    String tag = page.header("ETag");
    get(server.api(), "/en/e/" + event, Map.of("If-None-Match", tag)).expect(304);
    Answer signedIn = get(server.api(), "/en/e/" + event, cookie(server.newFan())).expect(200);
    assertThat(signedIn.body()).isEqualTo(page.body());
  }

  @Test
  @Tag("I16")
  void a_page_runs_nothing_but_what_is_ours() {
    Answer page = get(server.api(), "/en/e/" + organizer.onSale(1, Map.of()), Map.of()).expect(200);

    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .contains("form-action 'self' " + server.url().toString().replaceAll("/$", ""))
        .doesNotContain("unsafe");
    assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(page.body()).doesNotContain("<style", " style=", "<script>", " onclick");
  }

  @Test
  @Tag("I16")
  void what_organizers_write_is_text() {
    String event = organizer.draft(Map.of("total_inventory", 1, "price_minor", 100), Map.of());
    organizer.revise(event, Map.of("name", XSS, "description", XSS, "venue", XSS)).expect(200);
    organizer.api().put("/api/v1/events/" + event + "/activate").expect(200);

    Answer page = get(server.api(), "/en/e/" + event, Map.of()).expect(200);

    assertThat(page.body()).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
  }

  @Test
  void what_keeps_a_line_fair_is_told_with_all_that_it_is_checked_by() {
    String event = organizer.onSale(1, Map.of());
    await().until(() -> server.api().get("/log/" + event + "/checkpoint").status() == 200);

    Answer told = get(server.api(), "/en/e/" + event + "/fairness", Map.of()).expect(200);
    Answer page = get(server.api(), "/en/verify?event=" + event, Map.of()).expect(200);

    assertThat(told.body())
        .contains("/en/verify?event=" + event + "&amp;own=1")
        .contains("/log/" + event + "/checkpoint")
        .contains("/.well-known/fairqueue-log-keys?event_id=" + event)
        .contains("/api/v1/events/" + event + "/proof-bundle");
    assertThat(page.body()).contains("<noscript>", "/api/v1/events/" + event + "/proof-bundle");
    assertThat(page.header("Cache-Control")).startsWith("public");
    Answer french = get(server.api(), "/verify?own=1", Map.of("Accept-Language", "fr"));
    assertThat(french.expect(302).header("Location")).isEqualTo("/fr/verify?own=1");
    assertThat(get(server.api(), "/en/e/" + event, Map.of()).body())
        .contains("/en/e/" + event + "/fairness");
    get(server.api(), "/en/verify?event=nothing", Map.of("Accept", "text/html")).expect(404);
    get(server.api(), "/de/verify", Map.of()).expect(200);
  }

  @ParameterizedTest
  @CsvSource({"pause, paused", "end, ended"})
  void what_has_stopped_a_sale_is_told_on_top_of_its_pages(String step, String phase) {
    String event = organizer.onSale(1, Map.of());
    String page = "/en/e/" + event + "/seats";
    assertThat(get(server.api(), page, Map.of()).expect(200).body())
        .containsPattern("data-phase=\"on-sale\"\\s+hidden");

    organizer.api().put("/api/v1/events/" + event + "/" + step).expect(200);

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(get(server.api(), page, Map.of()).expect(200).body())
                    .containsPattern("data-phase=\"" + phase + "\"\\s*>"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /en/nowhere, 404",
    "GET, /nowhere, 404",
    "GET, /en/e/1, 404",
    "GET, /en/e/00000000-0000-4000-8000-000000000000, 404",
    "DELETE, /en/tickets, 405",
    "GET, /en?page=0, 400"
  })
  void refusals_are_told_on_a_page_and_to_programs_as_problems(
      String method, String path, int status) {
    Map<String, String> own = Map.of("Sec-Fetch-Site", "same-origin");
    Answer page =
        send(server.api(), method, path, with(own, "Accept", "text/html,*/*;q=0.8"), null);
    Answer problem =
        send(server.api(), method, path, with(own, "Accept", "application/json"), null);

    assertThat(page.expect(status).header("Content-Type")).startsWith("text/html");
    assertThat(page.body()).contains("<h1", "<main");
    assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'");
    assertThat(problem.expect(status).header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void who_is_not_signed_in_is_led_there_and_back() {
    String event = organizer.onSale(1, Map.of());

    Answer line = get(server.api(), "/en/e/" + event + "/line", Map.of()).expect(303);

    assertThat(line.header("Location"))
        .isEqualTo("/en/signin?next=" + encoded("/en/e/" + event + "/line"));
    assertThat(line.header("Cache-Control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "null", ""})
  @Tag("I16")
  void a_form_that_no_page_of_ours_sent_is_refused(String origin) {
    String event = organizer.onSale(1, Map.of());
    Fan fan = server.newFan();
    Map<String, String> foreign =
        origin.isEmpty() ? cookie(fan) : with(cookie(fan), "Origin", origin);

    for (String path :
        new String[] {
          "/en/signin/code", "/en/signin/verify", "/en/signout", "/en/e/" + event + "/line"
        }) {
      Answer refused = send(server.api(), "POST", path, foreign, "email=a%40fans.example");
      assertThat(refused.expect(403).header("Content-Type")).startsWith("text/html");
    }
    fan.position(event).expectProblem(404, "NOT_IN_QUEUE");
    send(server.api(), "POST", "/api/v1/events/" + event + "/queue", foreign, null)
        .expectProblem(403, "CSRF");
    assertThat(fan.position(event).status()).isEqualTo(404);
  }

  @Test
  @Tag("A12")
  void a_cookie_counts_as_a_session_on_every_way_in() {
    String event = organizer.onSale(1, Map.of());
    Fan fan = server.newFan();
    Map<String, String> own = with(cookie(fan), "Origin", origin());
    String queue = "/api/v1/events/" + event + "/queue";

    send(server.api(), "POST", queue, own, null).expect(201);
    get(server.api(), queue + "/position", cookie(fan)).expect(200);
    get(server.api(), "/api/v1/me", cookie(fan)).expect(200);
    get(server.api(), "/api/v1/events/" + event, Map.of("Cookie", "fq=nonsense")).expect(200);
    get(server.api(), "/api/v1/me", Map.of("Cookie", "fq=nonsense"))
        .expectProblem(401, "UNAUTHORIZED");
    get(server.api(), "/ws/queue/" + event, with(cookie(fan), "Origin", "https://evil.example"))
        .expect(403);
    get(server.api(), "/ws/queue/" + event, cookie(fan)).expectProblem(403, "CSRF");
    send(server.api(), "POST", "/api/v1/auth/logout", own, null).expect(204);
    get(server.api(), "/api/v1/me", cookie(fan)).expectProblem(401, "UNAUTHORIZED");
  }

  @Test
  void a_mail_of_the_place_is_asked_for_by_a_form_while_one_waits() {
    String event = organizer.onSale(9, Map.of("max_active", 1));
    Fan first = server.newFan();
    first.join(event).expect(201);
    first.awaitAdmission(event);
    Fan fan = server.newFan();
    Map<String, String> own = with(cookie(fan), "Origin", origin());
    String line = "/de/e/" + event + "/line";
    String form = "action=\"" + line + "/mail\"";
    post(line, own, "");

    assertThat(get(server.api(), line, own).expect(200).body())
        .contains(form, "Meinen Platz per Mail schicken");
    String told = post(line + "/mail", own, "");
    assertThat(get(server.api(), told, own).expect(200).body())
        .contains("Eine Mail mit Ihrem Platz ist unterwegs");
    var unused = Letters.await(server.api(), fan.email(), "Your place in line: A Night Out");
    assertThat(get(server.api(), line, cookie(first)).expect(200).body()).doesNotContain(form);
  }

  @Test
  void a_ticket_is_bought_by_forms_alone_and_a_form_sent_twice_does_no_more() {
    String event = organizer.onSale(3, Map.of("max_extensions", 2));
    Fan fan = server.newFan();
    Map<String, String> own = with(cookie(fan), "Origin", origin());

    assertThat(post("/en/e/" + event + "/line", own, "")).isEqualTo("/en/e/" + event + "/line");
    assertThat(post("/en/e/" + event + "/line", own, "")).isEqualTo("/en/e/" + event + "/line");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> get(server.api(), "/en/e/" + event + "/line", own).body().contains("/choose"));
    post("/en/e/" + event + "/line/extend", own, "extensions=0");
    post("/en/e/" + event + "/line/extend", own, "extensions=0");
    assertThat(get(server.api(), "/en/e/" + event + "/line", own).body())
        .contains("name=\"extensions\" value=\"1\"");

    String choose = get(server.api(), "/en/e/" + event + "/choose", own).expect(200).body();
    String tier = organizer.show(event).json().path("tiers").path(0).path("id").asText();
    String chosen = "entry=" + hidden(choose, "entry") + "&tier-" + tier + "=1";
    String claim = post("/en/e/" + event + "/claims", own, chosen);
    assertThat(claim).startsWith("/en/claims/");
    assertThat(post("/en/e/" + event + "/claims", own, chosen)).isEqualTo(claim);

    String checkout = post(claim + "/pay", own, "");
    assertThat(post(claim + "/pay", own, "")).isEqualTo(checkout);
    String reference = URI.create(checkout).getPath().replaceAll(".*/", "");
    assertThat(get(server.api(), claim, own).expect(200).body()).contains(checkout);
    fan.decide(reference, "success").expect(200);
    fan.awaitClaim(claim.substring("/en/claims/".length()), "CONFIRMED");
    assertThat(
            get(server.api(), "/en/pay/return?reference=" + reference, own)
                .expect(303)
                .header("Location"))
        .isEqualTo(claim);

    String tickets = get(server.api(), "/en/tickets", own).expect(200).body();
    Matcher ticket = Pattern.compile("/en/tickets/([0-9a-f-]{36})").matcher(tickets);
    assertThat(ticket.find()).isTrue();
    assertThat(get(server.api(), ticket.group(), own).expect(200).body()).contains("/qr.svg");
    get(server.api(), ticket.group() + "/print", own).expect(200);
    get(server.api(), ticket.group(), cookie(server.newFan())).expect(403);
    get(server.api(), claim, cookie(server.newFan())).expect(403);
  }

  @Test
  @Tag("C9")
  void what_is_gone_by_now_is_told_where_it_was_chosen() {
    String event = organizer.onSale(1, Map.of("over_admission", 2.0));
    Fan first = server.newFan();
    Fan second = server.newFan();
    first.join(event).expect(201);
    second.join(event).expect(201);
    first.awaitAdmission(event);
    second.awaitAdmission(event);
    Map<String, String> own = with(cookie(second), "Origin", origin());
    String choose = get(server.api(), "/en/e/" + event + "/choose", own).expect(200).body();
    String tier = organizer.show(event).json().path("tiers").path(0).path("id").asText();
    first.claim(event, first.awaitAdmission(event)).expect(201);

    String back =
        post(
            "/en/e/" + event + "/claims",
            own,
            "entry=" + hidden(choose, "entry") + "&tier-" + tier + "=1");

    assertThat(back).startsWith("/en/e/" + event + "/choose?notice=");
    assertThat(get(server.api(), back, own).expect(200).body()).contains("class=\"notice\"");
  }

  @Test
  @Tag("F11")
  void an_account_is_looked_after_on_its_page() {
    Fan fan = server.fan();
    Map<String, String> own = with(cookie(fan), "Origin", origin());

    assertThat(post("/de/account/profile", own, "name=" + encoded("Ada <b>"))).contains("SAVED");
    assertThat(get(server.api(), "/de/account", own).expect(200).body())
        .contains("Ada &lt;b>")
        .contains(fan.email());
    assertThat(fan.api().get("/api/v1/me").text("locale")).isEqualTo("de");
    send(server.api(), "POST", "/de/account/delete", own, "").expect(200);
    fan.api().get("/api/v1/me").expect(200);
    assertThat(post("/de/account/delete", own, "sure=yes")).contains("DELETED");
    fan.api().get("/api/v1/me").expect(401);
  }

  @Test
  void a_wrong_code_is_told_beside_its_field_and_a_right_one_keeps_a_session() {
    String email = UUID.randomUUID() + "@fans.example";
    Map<String, String> own = Map.of("Origin", origin());
    String next = "&next=" + encoded("//evil.example");
    Answer asked =
        send(server.api(), "POST", "/en/signin/code", own, "email=" + encoded(email) + next)
            .expect(200);
    String request = hidden(asked.body(), "request");
    String known = "email=" + encoded(email) + "&request=" + request + next;

    assertThat(
            send(server.api(), "POST", "/en/signin/verify", own, known + "&code=12")
                .expect(200)
                .body())
        .contains("aria-invalid");
    Answer in =
        send(
                server.api(),
                "POST",
                "/en/signin/verify",
                own,
                known + "&code=" + Fan.code(server.api(), email))
            .expect(303);

    assertThat(in.header("Location")).isEqualTo("/");
    assertThat(in.header("Set-Cookie"))
        .startsWith("fq=")
        .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=86400");
  }

  @Test
  void styles_and_scripts_are_the_same_for_ever() {
    String page = get(server.api(), "/en", Map.of()).expect(200).body();
    Matcher style = Pattern.compile("/assets/\\w+/page\\.css").matcher(page);
    assertThat(style.find()).isTrue();

    Answer file = get(server.api(), style.group(), Map.of()).expect(200);

    assertThat(file.header("Cache-Control")).contains("immutable");
    assertThat(file.header("Content-Type")).startsWith("text/css");
    get(server.api(), "/assets/0/page.css", Map.of()).expect(404);
  }

  private String post(String path, Map<String, String> headers, String form) {
    return send(server.api(), "POST", path, headers, form).expect(303).header("Location");
  }

  private static Answer get(Api api, String path, Map<String, String> headers) {
    return send(api, "GET", path, headers, null);
  }

  private static Answer send(
      Api api, String method, String path, Map<String, String> headers, @Nullable String form) {
    HttpRequest.Builder request = api.request(path);
    headers.forEach(request::setHeader);
    if (form != null) {
      request.setHeader("Content-Type", "application/x-www-form-urlencoded");
    }
    return api.send(
        request.method(
            method, form == null ? BodyPublishers.noBody() : BodyPublishers.ofString(form)));
  }

  private static Map<String, String> cookie(Fan fan) {
    return Map.of("Cookie", "fq=" + fan.api().token());
  }

  private static Map<String, String> with(Map<String, String> headers, String name, String value) {
    Map<String, String> more =
        headers.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    more.put(name, value);
    return more;
  }

  private static String hidden(String page, String name) {
    return HIDDEN
        .matcher(page)
        .results()
        .filter(found -> found.group(1).equals(name))
        .map(found -> found.group(2))
        .findFirst()
        .orElseThrow();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String origin() {
    return server.url().toString().replaceAll("/$", "");
  }
}
