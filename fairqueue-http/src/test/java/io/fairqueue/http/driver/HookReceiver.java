package io.fairqueue.http.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.fairqueue.tck.fixture.LoopbackServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** An organizer's program that is told of events, on this machine. Thread-safe. */
public final class HookReceiver implements AutoCloseable {

  private final List<Call> calls = new ArrayList<>();
  private volatile IntUnaryOperator answer = number -> 200;
  private final LoopbackServer server = new LoopbackServer(Map.of("/", this::take));

  /** One call: its headers by lower-case names, and its body as it came. */
  public record Call(Map<String, String> headers, byte[] body) {

    public String header(String name) {
      return headers.getOrDefault(name, "");
    }

    public String text() {
      return new String(body, UTF_8);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Map<String, String> headers = LoopbackServer.headers(exchange);
    int number;
    synchronized (calls) {
      calls.add(new Call(headers, body));
      number = calls.size();
    }
    byte[] said = "thanks".getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.applyAsInt(number), said.length);
    exchange.getResponseBody().write(said);
    exchange.close();
  }

  /** Answers with these statuses from now on, by the number of the call. */
  public void answer(IntUnaryOperator statuses) {
    this.answer = statuses;
  }

  public String url() {
    return server.url() + "/hook";
  }

  /** All calls so far. */
  public List<Call> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /** The calls of this type. */
  public List<Call> calls(String type) {
    return calls().stream()
        .filter(call -> call.text().startsWith("{\"type\":\"" + type + "\""))
        .toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
