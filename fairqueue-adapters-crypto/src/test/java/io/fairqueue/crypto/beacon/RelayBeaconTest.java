package io.fairqueue.crypto.beacon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.fairqueue.crypto.beacon.RelayBeacon.Why;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.DrawValue;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.tck.fixture.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value proves itself, so relays need not be trusted: here they lie, stall and stop. */
class RelayBeaconTest {

  private static final BeaconChain CHAIN = BeaconChain.QUICKNET;
  private static final long ROUND = 657_413;
  private static final String SIGNATURE =
      "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be"
          + "41076862b98fad56e91a6b85b89cd97b";
  private static final DrawValue.OfBeacon VALUE =
      new DrawValue.OfBeacon(ROUND, Bytes.ofHex(SIGNATURE));
  private static final String HONEST =
      "{\"round\":657413,\"randomness\":\"ff\",\"signature\":\"%s\"}".formatted(SIGNATURE);
  private static final URI NOBODY = URI.create("http://127.0.0.1:1");

  private final List<Why> refused = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final CountDownLatch stalled = new CountDownLatch(1);
  private String said = HONEST;
  private final LoopbackServer liar = new LoopbackServer(Map.of("/", this::lie));
  private final LoopbackServer honest =
      new LoopbackServer(
          Map.of(
              "/",
              exchange -> {
                asked.add(exchange.getRequestURI().getPath());
                answer(exchange, HONEST);
              }));

  @AfterEach
  void stop() {
    stalled.countDown();
    liar.close();
    honest.close();
  }

  @Test
  void aValueIsWhatIsSignedWhateverARelaySaysOfIt() {
    assertThat(fetch(URI.create(honest.url() + "/"))).isEqualTo(List.of(VALUE));
    assertThat(asked).containsExactly("/%s/public/%d".formatted(CHAIN.hash(), ROUND));
    assertThat(VALUE.randomness().hex())
        .isEqualTo("fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587");
    assertThat(refused).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', NO_SUCH_ROUND",
    "<!doctype html>, UNREADABLE",
    "[], OTHER_ROUND",
    "{}, OTHER_ROUND",
    "null, OTHER_ROUND",
    "'{\"round\":657414,\"signature\":\"ab\"}', OTHER_ROUND",
    "'{\"round\":\"657413\",\"signature\":\"ab\"}', OTHER_ROUND",
    "'{\"round\":657413}', UNREADABLE",
    "'{\"round\":657413,\"signature\":\"xy\"}', UNREADABLE",
    "'{\"round\":657413,\"signature\":\"ab\"}', NOT_TRUE",
    "large, TOO_LARGE",
    "stall, SLOW",
  })
  void whoLiesOrStallsIsPassedOver(String answer, Why why) {
    said = answer.equals("large") ? HONEST + " ".repeat(64 * 1024) : answer;

    assertThat(fetch(URI.create(liar.url()), URI.create(honest.url()))).isEqualTo(List.of(VALUE));
    assertThat(refused).containsExactly(why);
  }

  @Test
  void whereNobodyHasItThereIsNone() {
    said = "";
    assertThat(fetch(NOBODY, URI.create(liar.url()))).isEmpty();
    assertThat(refused).containsExactly(Why.UNREACHABLE, Why.NO_SUCH_ROUND);
    assertThat(fetch()).isEmpty();
  }

  @Test
  void whatAnybodyBringsProvesItselfToo() {
    try (RelayBeacon beacon = new RelayBeacon(List.of(), (relay, why) -> refused.add(why))) {
      assertThat(beacon.isTrue(CHAIN, VALUE)).isTrue();
      assertThat(beacon.isTrue(CHAIN, new DrawValue.OfBeacon(ROUND + 1, VALUE.signature())))
          .isFalse();
    }
  }

  private List<DrawValue.OfBeacon> fetch(URI... relays) {
    try (RelayBeacon beacon = new RelayBeacon(List.of(relays), (relay, why) -> refused.add(why))) {
      return beacon.fetch(CHAIN, ROUND).stream().toList();
    }
  }

  private void lie(HttpExchange exchange) throws IOException {
    if (said.equals("stall")) {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      try {
        stalled.await();
      } catch (InterruptedException over) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
    } else {
      answer(exchange, said);
    }
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
