package io.fairqueue.http.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.request.RequestIds;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B11")
@Tag("I16")
final class GrantHandlerTest {

  private static final String SHOP = "https://shop.example";
  private static final String ME = "/api/v1/me";

  private final EmbeddedChannel connection =
      new EmbeddedChannel(
          new GrantHandler(
              new Origins(
                  ServerConfig.read(
                      Map.of(
                          "FAIRQUEUE_ALLOWED_ORIGINS",
                          SHOP + ", http://bühne.example:8080",
                          "FAIRQUEUE_PUBLIC_URL",
                          "https://Tickets.example:443/here"))),
              new RequestIds()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        SHOP,
        "http://xn--bhne-0ra.example:8080",
        "https://tickets.example",
        "http://here:8080",
        "https://here:8080"
      })
  void pagesThatAreNamedAndOurOwnMayRead(String origin) {
    FullHttpResponse answer = answer(origin, HttpMethod.GET, ME, 401);

    assertThat(answer.headers().get("Access-Control-Allow-Origin")).isEqualTo(origin);
    assertThat(answer.headers().get("Access-Control-Expose-Headers"))
        .isEqualTo("X-Request-Id, Retry-After, Idempotent-Replayed, ETag");
    assertThat(answer.headers().get("Vary")).isEqualTo("Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "*",
        "http://shop.example",
        "https://shop.example:8443",
        "https://shop.example.evil.example",
        "https://evil.shop.example",
        "https://shop.example, https://evil.example",
        "https://shop.example/",
        "http://here",
        "ftp://here:8080",
        "here:8080",
        "http://bühne.example:8080",
      })
  void otherPagesAreToldNothing(String origin) {
    FullHttpResponse answer = answer(origin, HttpMethod.GET, ME, 200);

    assertThat(answer.headers().names()).containsExactlyInAnyOrder("vary", "X-Request-Id");
    assertThat(answer.status().code()).isEqualTo(200);
  }

  @Test
  void twoOriginsAreNone() {
    var request = request(SHOP, HttpMethod.GET, ME);
    request.headers().add("Origin", SHOP);

    connection.writeInbound(request);

    assertThat(answered(200).headers().contains("Access-Control-Allow-Origin")).isFalse();
  }

  @Test
  void withoutAPageThereIsNothingToTellButThatItWouldMatter() {
    assertThat(answer(null, HttpMethod.POST, ME, 200).headers().names())
        .containsExactlyInAnyOrder("vary", "X-Request-Id");
  }

  @Test
  void everyAnswerHasANameOfItsOwnUnlessItWasGivenOne() {
    String one = answer(SHOP, HttpMethod.GET, ME, 431).headers().get("X-Request-Id");
    assertThat(one).hasSize(36);
    assertThat(answer(SHOP, HttpMethod.GET, ME, 431).headers().get("X-Request-Id"))
        .isNotEqualTo(one);

    var named = response(200);
    named.headers().set("X-Request-Id", "mine");
    connection.writeOutbound(named);
    FullHttpResponse sent = connection.readOutbound();
    assertThat(sent.headers().getAll("X-Request-Id")).containsExactly("mine");
  }

  @Test
  void answersThatWaitTheirTurnGoToThoseWhoAsked() {
    connection.writeInbound(
        request(SHOP, HttpMethod.GET, ME),
        request("https://evil.example", HttpMethod.GET, ME),
        request(SHOP, HttpMethod.POST, ME));

    assertThat(origin(answered(200))).isEqualTo(SHOP);
    connection.writeOutbound(response(100));
    assertThat(origin(connection.readOutbound())).isNull();
    assertThat(origin(answered(200))).isNull();
    assertThat(origin(answered(503))).isEqualTo(SHOP);
    assertThat(origin(answered(408))).as("an answer that nobody asked for").isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})
  void aPageMaySendWhatTheApiTakes(String method) {
    FullHttpResponse answer = preflight(SHOP, method, ME);

    assertThat(origin(answer)).isEqualTo(SHOP);
    assertThat(answer.headers().get("Access-Control-Allow-Methods").split(", ")).contains(method);
    assertThat(answer.headers().get("Access-Control-Allow-Headers").split(", "))
        .contains(
            "Authorization",
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "X-Request-Id",
            "Last-Event-ID",
            "X-FairQueue-Console");
    assertThat(answer.headers().get("Access-Control-Max-Age")).isEqualTo("7200");
  }

  @Test
  void aStrangersPageMaySendNothingButReadsOfWhatAnybodyMayRead() {
    assertThat(preflight("https://evil.example", "POST", "/api/v1/events").headers().names())
        .containsExactlyInAnyOrder("vary", "X-Request-Id");
    FullHttpResponse read = preflight("https://evil.example", "GET", "/api/v1/events");
    assertThat(origin(read)).isEqualTo("*");
    assertThat(read.headers().get("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD");
    assertThat(read.headers().get("Access-Control-Allow-Headers")).doesNotContain("Authorization");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/events, true",
    "/api/v1/events?page=2, true",
    "/api/v1/events/1, true",
    "/api/v1/events/1/availability, true",
    "/api/v1/events/1/seats?status=free, true",
    "/api/v1/events/1/queue, true",
    "/.well-known/jwks.json, true",
    "/api/v1/events/1/queue/position, false",
    "/api/v1/events/1/queue/stream, false",
    "/api/v1/events/1/stats, false",
    "/api/v1/eventsX, false",
    "/api/v1/me, false",
    "/health, false",
  })
  void whatAnybodyMayReadAnyPageMay(String path, boolean anybody) {
    assertThat("*".equals(origin(answer("https://evil.example", HttpMethod.GET, path, 404))))
        .isEqualTo(anybody);
    assertThat("*".equals(origin(answer(null, HttpMethod.GET, path, 200)))).isEqualTo(anybody);
    assertThat(origin(answer("https://evil.example", HttpMethod.POST, path, 200))).isNull();

    var signedIn = request("https://evil.example", HttpMethod.GET, path);
    signedIn.headers().set("Authorization", "Bearer x");
    connection.writeInbound(signedIn);
    assertThat(origin(answered(200))).isNull();
  }

  private FullHttpResponse preflight(String origin, String method, String path) {
    var request = request(origin, HttpMethod.OPTIONS, path);
    request.headers().set("Access-Control-Request-Method", method);
    connection.writeInbound(request);
    return answered(200);
  }

  private FullHttpResponse answer(
      @Nullable String origin, HttpMethod method, String path, int status) {
    connection.writeInbound(request(origin, method, path));
    return answered(status);
  }

  private FullHttpResponse answered(int status) {
    connection.writeOutbound(response(status));
    return connection.readOutbound();
  }

  private static @Nullable String origin(FullHttpResponse answer) {
    return answer.headers().get("Access-Control-Allow-Origin");
  }

  private static FullHttpResponse response(int status) {
    return new DefaultFullHttpResponse(
        HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.EMPTY_BUFFER);
  }

  private static DefaultFullHttpRequest request(
      @Nullable String origin, HttpMethod method, String path) {
    var request =
        new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, method, path, Unpooled.EMPTY_BUFFER);
    request.headers().set("Host", "Here:8080");
    if (origin != null) {
      request.headers().set("Origin", origin);
    }
    return request;
  }
}
