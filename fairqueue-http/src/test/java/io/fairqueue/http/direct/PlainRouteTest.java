package io.fairqueue.http.direct;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EventId;
import io.fairqueue.http.request.Paths;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainRouteTest {

  private static final EventId EVENT = new EventId(UUID.randomUUID());
  private static final String JOIN = "/api/v1/events/" + EVENT + "/queue";

  private final PlainRoute joins = new PlainRoute(HttpMethod.POST, Paths.QUEUE);

  @Test
  void aJoinNamesItsEvent() {
    HttpRequest request = request(HttpMethod.POST, JOIN);
    request.headers().set("Accept", "*/*").set("Content-Length", "0").set("Origin", "http://a");

    assertThat(joins.event(request)).isEqualTo(EVENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?a=b", "/", "/position"})
  void anotherPathIsAnotherRequest(String more) {
    assertThat(joins.event(request(HttpMethod.POST, JOIN + more))).isNull();
  }

  @Test
  void anotherMethodOrAnIdThatIsNoneIsAnotherRequest() {
    String nobody = "/api/v1/events/" + "x".repeat(36) + "/queue";

    assertThat(joins.event(request(HttpMethod.DELETE, JOIN))).isNull();
    assertThat(joins.event(request(HttpMethod.POST, nobody))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "Accept, text/html",
    "Content-Length, 2",
    "Transfer-Encoding, chunked",
    "Expect, 100-continue",
    "Upgrade, websocket",
    "Connection, close"
  })
  void whatAsksForMoreIsNotPlain(String header, String value) {
    HttpRequest request = request(HttpMethod.POST, JOIN);
    request.headers().set(header, value);

    assertThat(joins.event(request)).isNull();
  }

  @Test
  void whatAPageAsksIsAsPlain() {
    HttpRequest request = request(HttpMethod.POST, JOIN);
    request.headers().set("Origin", "http://a");

    assertThat(joins.event(request)).isNotNull();
  }

  private static HttpRequest request(HttpMethod method, String uri) {
    return new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, uri);
  }
}
