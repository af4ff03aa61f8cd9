package io.fairqueue.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How events meet their public: by name, in languages, from shops elsewhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("I23")
final class ShopPagesIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String XSS = "<script>alert(1)</script>\"'";
  private static final byte[] WEBP =
      Base64.getDecoder().decode("UklGRh4AAABXRUJQVlA4TBEAAAAvJ8AEAAdQjyLXo/+BiOh/AAA=");
  private static final String SHOP = "https://shop.example/tickets";

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    organizer = server.organizer();
  }

  @Test
  void how_an_event_meets_its_public_is_written_kept_and_cleared_as_all_else() {
    String slug = slug();
    String event = organizer.draft(Map.of("total_inventory", 1, "price_minor", 0), Map.of());
    Map<String, Object> front =
        Map.of(
            "slug", slug,
            "return_urls", List.of("HTTPS://Shop.example:443/tickets"),
            "theme", Map.of("accent", "#AA2200", "banner_text", "Doors at seven"),
            "default_locale", "fr-ca",
            "texts", Map.of("de", Map.of("name", "Ein Abend", "description", "Lang.")));

    Answer written = put(event, front, null).expect(200);
    Answer moved = put(event, Map.of("theme", Map.of("accent", "#0000ff")), null).expect(200);

    assertThat(written.json().path("return_urls").path(0).asText()).isEqualTo(SHOP);
    assertThat(written.text("default_locale")).isEqualTo("fr-CA");
    assertThat(moved.text("slug")).isEqualTo(slug);
    assertThat(moved.json().path("theme").path("accent").asText()).isEqualTo("#0000ff");
    assertThat(moved.json().path("theme").path("banner_text").asText()).isEqualTo("Doors at seven");
    assertThat(moved.json().path("texts")).isEqualTo(written.json().path("texts"));
    put(event, Map.of("slug", slug()), written.header("ETag")).expectProblem(412, "STALE");

    Map<String, Object> nothing = new HashMap<>();
    front.keySet().forEach(field -> nothing.put(field, null));
    Answer cleared = put(event, nothing, moved.header("ETag")).expect(200);
    front.keySet().forEach(field -> assertThat(cleared.json().path(field)).isEmpty());
    assertThat(cleared.json().has("slug")).isFalse();
  }

  @Test
  void one_event_has_a_name_in_addresses() {
    String slug = slug();
    String event = organizer.onSale(1, Map.of());
    String other = organizer.onSale(1, Map.of());
    put(event, Map.of("slug", slug), null).expect(200);

    put(other, Map.of("slug", slug), null).expectProblem(409, "SLUG_TAKEN");
    put(other, Map.of("slug", "No"), null).expectProblem(400, "INVALID_INPUT");
    put(other, Map.of("slug", other), null).expectProblem(400, "INVALID_INPUT");
    Map<String, Object> body = new HashMap<>(Map.of("total_inventory", 1, "price_minor", 1));
    body.putAll(Map.of("slug", slug, "name", "x", "currency", "NGN"));
    body.putAll(Map.of("sale_start", "2031-01-01T00:00:00Z", "sale_end", "2031-01-02T00:00:00Z"));
    organizer.api().post("/api/v1/events", body).expectProblem(409, "SLUG_TAKEN");

    assertThat(page("/en/e/" + slug).body()).contains("/en/e/" + event + "/line");
    put(event, Map.of("slug", slug + "-2"), null).expect(200);
    get("/en/e/" + slug, Map.of()).expect(404);
    put(other, Map.of("slug", slug), null).expect(200);
    assertThat(page("/en/e/" + slug).body()).contains("/en/e/" + other + "/line");
  }

  @Test
  void a_page_says_what_the_event_is_called_in_its_readers_language() {
    String event = organizer.onSale(1, Map.of());
    put(
            event,
            Map.of(
                "name",
                "A Night Out",
                "description",
                "Music.",
                "default_locale",
                "fr",
                "texts",
                Map.of(
                    "de", Map.of("name", "Nachts " + XSS, "description", "Musik. " + XSS),
                    "ar", Map.of("name", "ليلة"))),
            null)
        .expect(200);

    String german = page("/de/e/" + event).body();
    assertThat(german).contains("<h1 dir=\"auto\">Nachts &lt;script", "Musik. &lt;script");
    assertThat(german).doesNotContain("<script>alert", "Music.");
    assertThat(page("/ar/e/" + event).body()).contains("ليلة", "Music.");
    assertThat(page("/fr/e/" + event).body()).contains("A Night Out");
    assertThat(location("/e/" + event, Map.of())).isEqualTo("/fr/e/" + event);
    assertThat(location("/e/" + event + "/line", Map.of("Accept-Language", "tlh")))
        .isEqualTo("/fr/e/" + event + "/line");
    assertThat(location("/e/" + event, Map.of("Accept-Language", "de")))
        .isEqualTo("/de/e/" + event);
    assertThat(location("/e/" + event, Map.of("Cookie", "fq_lang=ar"))).isEqualTo("/ar/e/" + event);
  }

  @Test
  void a_fan_of_a_shop_goes_back_to_it_at_the_turn_with_a_token() {
    String event = organizer.onSale(5, Map.of("max_active", 1, "admission_window_seconds", 600));
    put(event, Map.of("return_urls", List.of(SHOP)), null).expect(200);
    Fan first = server.newFan();
    first.join(event).expect(201);
    first.awaitAdmission(event);
    Fan fan = server.newFan();
    Map<String, String> own = own(fan);
    String asked = SHOP + "?cart=7&x=%26";
    String line = "/en/e/" + event + "/line?return_to=" + encoded(asked);

    assertThat(location("/e/" + event + "/line?return_to=" + encoded(asked), Map.of()))
        .isEqualTo(line);
    assertThat(get(line, Map.of("Accept", "text/html")).expect(303).header("Location"))
        .isEqualTo("/en/signin?next=" + encoded(line));
    Answer signIn = get("/en/signin?next=" + encoded(line), Map.of()).expect(200);
    assertThat(signIn.body())
        .contains("name=\"next\" value=\"" + line.replace("&", "&amp;") + "\"")
        .contains("/language/de?page=" + encoded("/signin?next=" + encoded(line)));
    assertThat(signIn.header("Content-Security-Policy"))
        .containsPattern("form-action [^;]*https://shop\\.example($|;| )");
    Answer outside = get(line, own).expect(200);
    assertThat(outside.body())
        .contains("action=\"" + line + "\"")
        .contains(
            "/language/de?page=" + encoded("/e/" + event + "/line?return_to=" + encoded(asked)))
        .contains("shop.example</strong>");
    assertThat(outside.header("Content-Security-Policy")).contains(" https://shop.example");
    assertThat(
            send("POST", line, with(own, "Cookie", "fq=over"), "").expect(303).header("Location"))
        .as("whose session is over comes back to the shop's line")
        .isEqualTo("/en/signin?next=" + encoded(line));
    assertThat(post(line, own, "")).isEqualTo(line);
    Answer waiting = get(line, own).expect(200);
    assertThat(waiting.body())
        .contains("data-state=\"waiting\"", "/line/leave?return_to=" + encoded(asked))
        .contains("href=\"?still&amp;return_to=" + encoded(asked));
    String way = own.get("Cookie") + "; " + waiting.header("Set-Cookie").replaceFirst(";.*", "");
    String told = "/de/e/" + event + "/line";
    assertThat(get(told, with(own, "Cookie", way)).expect(303).header("Location"))
        .as("where mails and pushes lead to, in the browser that came from the shop")
        .isEqualTo(told + "?return_to=" + encoded(asked));
    assertThat(get(told, own).expect(200).body()).doesNotContain("shop.example");
    put(event, Map.of("return_urls", List.of()), null).expect(200);
    get(told, with(own, "Cookie", way)).expect(200);
    put(event, Map.of("return_urls", List.of(SHOP)), null).expect(200);

    first.leave(event).expect(204);
    fan.awaitAdmission(event);
    String back = get(line, own).expect(303).header("Location");

    assertThat(back).startsWith(asked + "&fq_token=");
    assertThat(get(line, own).header("Cache-Control")).isEqualTo("no-store");
    assertThat(get(line, with(own, "Sec-Fetch-Mode", "cors")).header("Set-Cookie")).isEmpty();
    String sent = get(line, own).header("Set-Cookie").replaceFirst(";.*", "");
    String again =
        get(line, with(own, "Cookie", own.get("Cookie") + "; " + sent)).expect(200).body();
    assertThat(again)
        .as("who comes back has more time, or gives the turn up")
        .contains("data-state=\"turn\"", "&amp;fq_token=", "/line/leave?return_to=");
    fan.claim(event, back.substring((asked + "&fq_token=").length())).expect(201);
    assertThat(get(line, own).expect(303).header("Location")).startsWith("/en/claims/");
    assertThat(page("/en/e/" + event).header("Content-Security-Policy"))
        .doesNotContain("shop.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//shop.example/tickets",
        "https://shop.example@evil.example/tickets",
        "https://shop.example/tickets/%2e%2e/x",
        "https://shop.example\\@evil.example/tickets",
        "javascript:alert(1)",
        ""
      })
  @Tag("I16")
  void a_way_back_that_the_organizer_has_not_named_is_refused(String asked) {
    String event = organizer.onSale(1, Map.of());
    put(event, Map.of("return_urls", List.of(SHOP)), null).expect(200);
    Map<String, String> own = own(server.newFan());
    String path = "/en/e/" + event + "/line?return_to=" + encoded(asked);

    for (Map<String, String> reader : List.of(own, Map.of("Accept", "text/html"))) {
      Answer refused = get(path, with(reader, "Accept", "text/html")).expect(400);
      assertThat(refused.body()).contains("This address does not lead back");
    }
    get(path, with(own, "Accept", "application/json")).expectProblem(400, "RETURN_NOT_ALLOWED");
    send("POST", path, own, "").expect(400);
    assertThat(get("/en/signin?next=" + encoded(path), Map.of()).header("Content-Security-Policy"))
        .doesNotContain("evil");
  }

  @Test
  void a_payment_leads_back_to_the_shop_that_it_came_from() {
    String event = organizer.onSale(2, Map.of());
    put(event, Map.of("return_urls", List.of(SHOP)), null).expect(200);
    Fan fan = server.newFan();
    String claim = fan.take(event, Map.of("quantity", 1)).expect(201).text("claim_id");
    String payments = "/api/v1/claims/" + claim + "/payments";

    fan.api()
        .post(payments, Map.of("return_url", "https://evil.example/"))
        .expectProblem(400, "RETURN_NOT_ALLOWED");
    Answer started = fan.api().post(payments, Map.of("return_url", SHOP + "?order=7")).expect(201);

    String checkout = started.text("authorization_url");
    fan.decide(started.text("reference"), "success").expect(200);
    String page = URI.create(checkout).getRawPath() + "?" + URI.create(checkout).getRawQuery();
    assertThat(get(page, Map.of()).expect(200).body())
        .contains(SHOP + "?order=7&amp;reference=" + started.text("reference"));
    String bent = URI.create(checkout).getRawPath() + "?return_url=https%3A%2F%2Fevil.example";
    assertThat(get(bent, Map.of()).expect(200).body())
        .doesNotContain("href=\"https://evil")
        .contains("/en/pay/return?reference=");
  }

  @Test
  @Tag("I16")
  void a_logo_is_its_owners_to_set_and_nothing_but_a_picture() {
    String event = organizer.onSale(1, Map.of());
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(UTF_8);

    get("/e/" + event + "/logo", Map.of()).expect(404);
    logo(organizer, event, "image/svg+xml", svg).expect(415);
    logo(organizer, event, "text/html", svg).expect(415);
    logo(organizer, event, "image/png", svg).expectProblem(400, "INVALID_INPUT");
    logo(server.organizer(), event, "image/webp", WEBP).expectProblem(403, "FORBIDDEN");
    logo(organizer, event, "image/webp", WEBP).expect(204);

    Answer shown = get("/e/" + event + "/logo", Map.of()).expect(200);
    assertThat(shown.header("Content-Type")).isEqualTo("image/png");
    assertThat(shown.header("Content-Security-Policy")).contains("sandbox");
    assertThat(page("/en/e/" + event).body()).contains("src=\"/e/" + event + "/logo?name=");
    organizer.api().delete("/api/v1/events/" + event + "/logo").expect(204);
    get("/e/" + event + "/logo", Map.of()).expect(404);
    assertThat(page("/en/e/" + event).body()).doesNotContain("/logo");
  }

  @Test
  void a_stylesheet_says_an_accent_alone() {
    String event = organizer.onSale(1, Map.of());
    assertThat(page("/e/" + event + "/theme.css").body()).isEmpty();
    assertThat(page("/en/e/" + event).body()).doesNotContain("theme.css");
    put(event, Map.of("theme", Map.of("accent", "#FFD400")), null).expect(200);

    Answer sheet = page("/e/" + event + "/theme.css");

    assertThat(sheet.header("Content-Type")).isEqualTo("text/css; charset=utf-8");
    assertThat(sheet.body()).contains("--fill: #ffd400", "--on-fill: #000000");
    assertThat(page("/en/e/" + event).body()).contains("/theme.css?accent=ffd400");
    put(event, Map.of("theme", Map.of("accent", "red;}")), null)
        .expectProblem(400, "INVALID_INPUT");
  }

  private static Answer logo(Organizer who, String event, String type, byte[] file) {
    return who.api()
        .send(
            who.api()
                .request("/api/v1/events/" + event + "/logo")
                .setHeader("Content-Type", type)
                .PUT(BodyPublishers.ofByteArray(file)));
  }

  private Answer put(String event, Map<String, ?> edit, @Nullable String tag) {
    HttpRequest.Builder request = organizer.api().request("/api/v1/events/" + event);
    if (tag != null) {
      request.setHeader("If-Match", tag);
    }
    return organizer
        .api()
        .send(
            request
                .setHeader("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(JSON.valueToTree(edit).toString())));
  }

  private Answer page(String path) {
    return get(path, Map.of()).expect(200);
  }

  private String location(String path, Map<String, String> headers) {
    return get(path, headers).expect(302).header("Location");
  }

  private String post(String path, Map<String, String> headers, String form) {
    return send("POST", path, headers, form).expect(303).header("Location");
  }

  private Answer get(String path, Map<String, String> headers) {
    return send("GET", path, headers, null);
  }

  private Answer send(
      String method, String path, Map<String, String> headers, @Nullable String form) {
    HttpRequest.Builder request = server.api().request(path);
    headers.forEach(request::setHeader);
    if (form != null) {
      request.setHeader("Content-Type", "application/x-www-form-urlencoded");
    }
    return server
        .api()
        .send(
            request.method(
                method, form == null ? BodyPublishers.noBody() : BodyPublishers.ofString(form)));
  }

  private Map<String, String> own(Fan fan) {
    return Map.of(
        "Cookie",
        "fq=" + fan.api().token(),
        "Origin",
        server.url().toString().replaceAll("/$", ""));
  }

  private static Map<String, String> with(Map<String, String> headers, String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return more;
  }

  private static String slug() {
    return "e-" + UUID.randomUUID();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
