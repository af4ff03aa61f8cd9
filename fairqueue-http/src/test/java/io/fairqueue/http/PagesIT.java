package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.Organizer;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.tck.server.TestRedis;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What web pages may read, on whatever way an answer comes to be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("B11")
@Tag("I16")
final class PagesIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SHOP = "https://shop.example";
  private static final String EVIL = "https://evil.example";
  private static final String EVENTS = "/api/v1/events";

  private TestServer server;
  private Organizer organizer;

  @BeforeAll
  void start() {
    server =
        TestServer.on(
            TestServer.freshDatabaseUrl(),
            TestRedis.url(),
            Map.of("FAIRQUEUE_ALLOWED_ORIGINS", SHOP));
    organizer = server.organizer();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {SHOP, EVIL, "null", "own"})
  void a_page_is_answered_as_everybody_else(String page) {
    String origin = page.equals("own") ? server.url().toString() : page;
    String event = organizer.onSale(5, Map.of());
    Fan fan = server.newFan();
    Api api = fan.api();

    read(api, origin, "/api/v1/me").expect(200);
    read(api.as(null), origin, "/api/v1/me").expectProblem(401, "UNAUTHORIZED");
    read(api.as("garbage"), origin, "/api/v1/me").expectProblem(401, "UNAUTHORIZED");
    Answer joined = sent(api, origin, "POST", queue(event)).expect(201);
    assertThat(granted(joined)).isEqualTo(!page.equals(EVIL) && !page.equals("null"));
    String admission = fan.awaitAdmission(event);
    read(api, origin, queue(event) + "/position").expect(200);
    String claim =
        posted(api, origin, event(event) + "/claims", Map.of("admission_token", admission))
            .expect(201)
            .text("claim_id");
    posted(api, origin, "/api/v1/claims/" + claim + "/payments", Map.of())
        .expectProblem(503, "GATEWAY_NOT_CONFIGURED");
    sent(api, origin, "DELETE", "/api/v1/claims/" + claim).expect(204);
    sent(organizer.api(), origin, "PUT", event(event) + "/pause").expect(200);
  }

  @Test
  void every_answer_to_a_page_that_may_read_can_be_read() throws IOException {
    String event = server.crowded();
    Fan fan = server.newFan();
    Api api = fan.api();
    Api nobody = api.as(null);
    var body = Map.of("name", "No dates");

    readable(sent(api, SHOP, "POST", queue(event)).expect(201));
    readable(read(api, SHOP, queue(event) + "/position").expect(200));
    readable(sent(api, SHOP, "POST", queue(event)).expectProblem(409, "ALREADY_IN_QUEUE"));
    readable(sent(api, SHOP, "DELETE", queue(event)).expect(204));
    readable(read(nobody, SHOP, "/api/v1/me").expectProblem(401, "UNAUTHORIZED"));
    readable(sent(nobody, SHOP, "POST", queue(event)).expectProblem(401, "UNAUTHORIZED"));
    readable(read(api, SHOP, event(event) + "/stats").expectProblem(401, "UNAUTHORIZED"));
    readable(
        read(server.organizer().api(), SHOP, event(event) + "/stats")
            .expectProblem(403, "FORBIDDEN"));
    readable(read(nobody, SHOP, "/nowhere").expectProblem(404, "NOT_FOUND"));
    readable(sent(nobody, SHOP, "DELETE", "/health").expectProblem(405, "METHOD_NOT_ALLOWED"));
    readable(sent(nobody, SHOP, "OPTIONS", "/health").expectProblem(405, "METHOD_NOT_ALLOWED"));
    readable(posted(organizer.api(), SHOP, EVENTS, body).expectProblem(400, "INVALID_INPUT"));
    readable(written(SHOP, "application/json", "{").expectProblem(400, "INVALID_INPUT"));
    readable(written(SHOP, "text/plain", "x").expectProblem(415, "UNSUPPORTED_MEDIA_TYPE"));
    readable(
        written(SHOP, "application/json", "{\"name\":\"" + "x".repeat(300_000) + "\"}")
            .expectProblem(413, "PAYLOAD_TOO_LARGE"));
    readable(
        posted(nobody, SHOP, "/api/v1/auth/customer/otp/request", Map.of("email", fan.email()))
            .expectProblem(503, "MAIL_NOT_CONFIGURED"));
    assertThat(raw("/%zz", "Origin: " + SHOP))
        .startsWith("HTTP/1.1 400")
        .containsIgnoringCase("access-control-allow-origin: " + SHOP)
        .containsIgnoringCase("x-request-id: ");
    readable(
        api.send(
                request(api, SHOP, queue(event))
                    .header("Content-Encoding", "zstd")
                    .POST(BodyPublishers.ofString("x")))
            .expectProblem(415, "UNSUPPORTED_MEDIA_TYPE"));
    for (String malformed : List.of("Transfer-Encoding: gzip", "Content-Length: -1")) {
      assertThat(raw("/api/v1/me", "Origin: " + SHOP + "\r\n" + malformed))
          .as(malformed)
          .startsWith("HTTP/1.1 400")
          .containsIgnoringCase("access-control-allow-origin: " + SHOP)
          .containsIgnoringCase("x-request-id: ");
    }
    // What was not read up to its headers names no page; it is answered all the same.
    assertThat(raw("/" + "x".repeat(20_000), "Origin: " + SHOP))
        .contains("application/problem+json")
        .containsIgnoringCase("x-request-id: ");
  }

  @Test
  void replays_can_be_read_and_known_as_such() {
    String key = UUID.randomUUID().toString();
    readable(named(key, "One").expect(201));
    Answer again = readable(named(key, "One").expect(201));
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    readable(named(key, "Two").expectProblem(422, "IDEMPOTENCY_KEY_REUSED"));
  }

  @Test
  void who_calls_too_often_can_read_when_to_come_again() {
    try (TestServer limited =
        server.sibling(
            Map.of("FAIRQUEUE_ALLOWED_ORIGINS", SHOP, "FAIRQUEUE_RATE_LIMIT_PER_ADDRESS", "1"))) {
      Api api = limited.api();
      read(api, SHOP, EVENTS).expect(200);
      for (Answer refused :
          List.of(
              readable(read(api.as("x"), SHOP, "/api/v1/me")),
              readable(sent(server.newFan().api().at(api.base()), SHOP, "POST", queue(EVENTS))),
              read(api, EVIL, EVENTS))) {
        refused.expectProblem(429, "RATE_LIMITED");
        assertThat(refused.header("Retry-After")).isNotBlank();
      }
      assertThat(read(api, EVIL, EVENTS).header("Access-Control-Allow-Origin")).isEqualTo("*");
    }
  }

  @Test
  void a_browser_that_asks_first_is_told_before_anybody_is_asked_for() {
    for (String path : List.of("/api/v1/me", queue(UUID.randomUUID().toString()), "/nowhere")) {
      Answer allowed = preflight(SHOP, path).expect(200);
      readable(allowed);
      assertThat(allowed.body()).isEmpty();
      assertThat(allowed.header("Access-Control-Allow-Methods")).contains("PATCH", "DELETE");
      assertThat(allowed.header("Access-Control-Allow-Headers")).contains("Authorization");
      assertThat(granted(preflight(EVIL, path))).isFalse();
    }
  }

  @Test
  void what_anybody_may_read_is_kept_for_a_moment_and_not_sent_twice() {
    String event = organizer.onSale(5, Map.of());
    for (String path :
        List.of(
            EVENTS,
            event(event),
            event(event) + "/availability",
            event(event) + "/seats",
            queue(event),
            "/.well-known/jwks.json")) {
      Answer first = server.api().get(path).expect(200);
      assertThat(first.header("Access-Control-Allow-Origin")).as(path).isEqualTo("*");
      assertThat(first.header("Cache-Control")).as(path).matches("public, max-age=\\d+");
      assertThat(first.header("Vary")).as(path).doesNotContain("Origin");
      assertThat(first.header("Content-Type")).startsWith("application/json");
      assertThat(first.json().isObject()).as(path).isTrue();
      assertThat(first.header("ETag")).as(path).startsWith("\"").endsWith("\"");

      Answer same =
          server
              .api()
              .send(server.api().request(path).header("If-None-Match", first.header("ETag")).GET());
      same.expect(304);
      assertThat(same.body()).isEmpty();
      assertThat(same.header("ETag")).isEqualTo(first.header("ETag"));
      assertThat(same.header("Cache-Control")).isEqualTo(first.header("Cache-Control"));
      assertThat(same.header("X-Request-Id")).isNotBlank();
      server
          .api()
          .send(server.api().request(path).header("If-None-Match", "\"other\"").GET())
          .expect(200);
    }
  }

  @Test
  void another_content_has_another_tag() {
    String event = organizer.onSale(5, Map.of());
    String before = server.api().get(event(event)).header("ETag");
    organizer.api().put(event(event) + "/pause").expect(200);

    Answer after =
        server.api().send(server.api().request(event(event)).header("If-None-Match", before).GET());

    assertThat(after.expect(200).text("status")).isEqualTo("PAUSED");
    assertThat(after.header("ETag")).isNotEqualTo(before);
  }

  @Test
  void who_says_who_asks_is_answered_for_nobodys_cache() {
    String draft = organizer.draft(Map.of("total_inventory", 1, "price_minor", 0), Map.of());
    Answer mine = read(organizer.api(), SHOP, event(draft)).expect(200);
    assertThat(mine.header("Cache-Control")).isEqualTo("private, no-store");
    assertThat(mine.response().headers().allValues("Vary")).contains("Origin");
    assertThat(mine.header("ETag")).isNotBlank();
    readable(mine);
    assertThat(granted(read(organizer.api(), EVIL, event(draft)).expect(200))).isFalse();
    assertThat(organizer.api().get("/.well-known/jwks.json").expect(200).header("Cache-Control"))
        .isEqualTo("private, no-store");

    Answer hidden = read(server.api(), SHOP, event(draft)).expect(404);
    assertThat(hidden.header("Cache-Control")).doesNotContain("public");
    assertThat(hidden.header("ETag")).isEmpty();
    Answer own = server.newFan().api().get("/api/v1/me").expect(200);
    assertThat(own.header("Cache-Control")).isEqualTo("private, no-store");
    assertThat(own.header("Vary")).isEqualTo("Origin");
  }

  @Test
  void without_a_list_pages_of_others_are_answered_and_told_nothing() {
    try (FairQueueServer plain =
        FairQueueServer.start(
            ServerConfig.read(
                Map.of(
                    "FAIRQUEUE_PORT",
                    "0",
                    "FAIRQUEUE_POSTGRES_URL",
                    TestServer.freshDatabaseUrl())))) {
      Api api = new Api(plain.baseUrl(), null);
      assertThat(granted(read(api, SHOP, "/health").expect(200))).isFalse();
      assertThat(granted(read(api, "null", "/health").expect(200))).isFalse();
      assertThat(granted(read(api, plain.baseUrl().toString(), "/health").expect(200))).isTrue();
    }
  }

  private static Answer readable(Answer answer) {
    assertThat(answer.header("Access-Control-Allow-Origin"))
        .as("%s: %s", answer.response().request(), answer.body())
        .isEqualTo(SHOP);
    assertThat(answer.header("Access-Control-Expose-Headers"))
        .contains("X-Request-Id", "Retry-After", "Idempotent-Replayed", "ETag");
    assertThat(answer.response().headers().allValues("Vary")).contains("Origin");
    assertThat(answer.header("X-Request-Id")).isNotBlank();
    return answer;
  }

  private static boolean granted(Answer answer) {
    return !answer.header("Access-Control-Allow-Origin").isEmpty();
  }

  private Answer named(String key, String name) {
    return organizer
        .api()
        .send(
            request(organizer.api(), SHOP, EVENTS)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(
                    BodyPublishers.ofString(
                        """
                        {"name": "%s", "sale_start": "2030-01-01T00:00:00Z",
                         "sale_end": "2030-01-02T00:00:00Z", "currency": "NGN",
                         "total_inventory": 1, "price_minor": 0}"""
                            .formatted(name))));
  }

  private Answer preflight(String origin, String path) {
    return server
        .api()
        .send(
            request(server.api(), origin, path)
                .header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization,idempotency-key")
                .method("OPTIONS", BodyPublishers.noBody()));
  }

  private Answer written(String origin, String type, String body) {
    return server
        .api()
        .send(
            request(server.api(), origin, "/api/v1/auth/customer/register")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
  }

  private static Answer posted(Api api, String origin, String path, Map<String, ?> body) {
    return api.send(
        request(api, origin, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString())));
  }

  private static Answer sent(Api api, String origin, String method, String path) {
    return api.send(request(api, origin, path).method(method, BodyPublishers.noBody()));
  }

  private static Answer read(Api api, String origin, String path) {
    return api.send(request(api, origin, path).GET());
  }

  private static HttpRequest.Builder request(Api api, String origin, String path) {
    return api.request(path).header("Origin", origin);
  }

  private String raw(String target, String header) throws IOException {
    try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\n%s\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .formatted(target, header)
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String event(String id) {
    return EVENTS + "/" + id;
  }

  private static String queue(String event) {
    return event(event) + "/queue";
  }
}
