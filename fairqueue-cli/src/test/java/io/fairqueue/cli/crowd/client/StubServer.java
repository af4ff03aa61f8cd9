package io.fairqueue.cli.crowd.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers as a server would to fans who all come in time; each fan has one claim. */
public final class StubServer implements AutoCloseable {

  private final HttpServer server;
  private final AtomicInteger failures = new AtomicInteger();
  private final Set<String> outcomes = ConcurrentHashMap.newKeySet();
  private final Map<String, String> lastOutcome = new ConcurrentHashMap<>();
  private volatile boolean admits = true;

  public StubServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  public URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  public void failNext(int calls) {
    failures.set(calls);
  }

  public void admitNobody() {
    admits = false;
  }

  /** The outcomes that were asked for at the checkout. */
  public Set<String> outcomes() {
    return outcomes;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange call) throws IOException {
    String sent = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      answer(call, 503, "{\"code\":\"STORE_UNAVAILABLE\"}");
      return;
    }
    String fan = String.valueOf(call.getRequestHeaders().getFirst("Authorization"));
    String path = call.getRequestMethod() + " " + call.getRequestURI().getPath();
    answer(call, path.startsWith("POST") ? 201 : 200, body(path, fan.replace("Bearer ", ""), sent));
  }

  private String body(String path, String fan, String sent) {
    if (path.endsWith("/queue")) {
      return "{\"status\":\"WAITING\"}";
    }
    if (path.endsWith("/position")) {
      return admits
          ? "{\"status\":\"ADMITTED\",\"admission_token\":\"t\"}"
          : "{\"status\":\"WAITING\",\"position\":1}";
    }
    if (path.endsWith("/payments")) {
      return "{\"payment_id\":\"%s\",\"authorization_url\":\"%s/checkout/%s\"}"
          .formatted(fan, url(), fan);
    }
    if (path.startsWith("POST /checkout/")) {
      String outcome = sent.contains("success") ? "success" : "failed";
      outcomes.add(outcome);
      lastOutcome.put(path.substring("POST /checkout/".length()), outcome);
      return "{}";
    }
    if (path.contains("/payments/")) {
      return "{\"status\":\"%s\"}".formatted(paid(fan) ? "SUCCEEDED" : "FAILED");
    }
    return "{\"claim_id\":\"c\",\"status\":\"%s\"}".formatted(paid(fan) ? "CONFIRMED" : "CLAIMED");
  }

  private boolean paid(String fan) {
    return "success".equals(lastOutcome.get(fan));
  }

  private static void answer(HttpExchange call, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }
}
