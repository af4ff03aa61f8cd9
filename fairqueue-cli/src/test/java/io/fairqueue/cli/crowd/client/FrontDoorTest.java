package io.fairqueue.cli.crowd.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FrontDoorTest {

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final FrontDoor door = new FrontDoor(2);
  private final Set<Integer> callers = ConcurrentHashMap.newKeySet();
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
    server.createContext("/echo", this::echo);
    server.createContext("/chunks", call -> answer(call, 200, "x".repeat(20_000), true));
    server.createContext("/nothing", call -> call.sendResponseHeaders(204, -1));
    server.createContext("/later", FrontDoorTest::later);
    server.start();
  }

  @AfterEach
  void close() {
    door.close();
    server.stop(0);
  }

  @Test
  void sends_method_query_session_and_body_and_reads_json() throws Exception {
    Reply reply = door.call("POST", at("/echo?size=3"), "secret", Map.of("quantity", 2));
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.text("request")).isEqualTo("POST /echo?size=3 Bearer secret");
    assertThat(reply.text("body")).isEqualTo("{\"quantity\":2}");
    assertThat(reply.answered()).isGreaterThan(reply.sent());
  }

  @Test
  void keeps_its_connection() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(door.call("GET", at("/echo"), null, null).status()).isEqualTo(201);
    }
    assertThat(callers).hasSize(1);
  }

  @Test
  void reads_chunks_longer_than_its_buffer_and_goes_on_behind_them() throws Exception {
    Reply chunks = door.call("GET", at("/chunks"), null, null);
    assertThat(chunks.body().asText()).isEqualTo("x".repeat(20_000));
    assertThat(door.call("GET", at("/echo"), null, null).text("request")).contains("/echo");
  }

  @Test
  void an_answer_may_have_no_body() throws Exception {
    Reply reply = door.call("DELETE", at("/nothing"), null, null);
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.body().isMissingNode()).isTrue();
  }

  @Test
  void tells_when_to_come_again() throws Exception {
    Reply reply = door.call("GET", at("/later"), null, null);
    assertThat(reply.retryAfter()).isTrue();
    assertThat(reply.isFinal()).isFalse();
    assertThat(reply.code()).isEqualTo("STORE_UNAVAILABLE");
  }

  @Test
  void who_is_not_there_or_hangs_up_answers_nothing() throws Exception {
    int gone;
    try (ServerSocket taken = new ServerSocket(0, 1, HERE)) {
      gone = taken.getLocalPort();
      Thread.ofVirtual().start(() -> hangUp(taken));
      assertThat(door.call("GET", URI.create("http://localhost:" + gone), null, null).status())
          .isZero();
    }
    assertThat(door.call("GET", URI.create("http://localhost:" + gone), null, null).status())
        .isZero();
  }

  private URI at(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  private void echo(HttpExchange call) throws IOException {
    callers.add(call.getRemoteAddress().getPort());
    String sent = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    answer(
        call,
        201,
        "{\"request\":\"%s %s %s\",\"body\":\"%s\"}"
            .formatted(
                call.getRequestMethod(),
                call.getRequestURI(),
                call.getRequestHeaders().getFirst("Authorization"),
                sent.replace("\"", "\\\"")),
        false);
  }

  private static void later(HttpExchange call) throws IOException {
    call.getResponseHeaders().set("Retry-After", "1");
    answer(call, 503, "{\"code\":\"STORE_UNAVAILABLE\"}", false);
  }

  private static void answer(HttpExchange call, int status, String text, boolean chunked)
      throws IOException {
    byte[] body = (text.startsWith("{") ? text : '"' + text + '"').getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/problem+json");
    call.sendResponseHeaders(status, chunked ? 0 : body.length);
    call.getResponseBody().write(body);
    call.close();
  }

  private static void hangUp(ServerSocket at) {
    try (Socket caller = at.accept()) {
      caller.getInputStream().read();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
