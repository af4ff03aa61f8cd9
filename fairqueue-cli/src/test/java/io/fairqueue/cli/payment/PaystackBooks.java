package io.fairqueue.cli.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Paystack as far as its books go: what it took, what it sent back, and who asks it for more. */
final class PaystackBooks implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VERIFY = "/transaction/verify/";

  private final HttpServer server;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile @Nullable String refusal;

  PaystackBooks() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  Map<String, String> settings() {
    return Map.of(
        "FAIRQUEUE_PAYSTACK_SECRET_KEY",
        "sk_test",
        "FAIRQUEUE_PAYSTACK_URL",
        "http://localhost:" + server.getAddress().getPort());
  }

  /** A fan pays; answers the transaction's number. */
  synchronized String takes(String reference, long amount) {
    Entry entry = new Entry(entries.size() + 1, reference, amount, Instant.now(), false);
    entries.put(reference, entry);
    return Long.toString(entry.id());
  }

  /** All of it goes back. */
  synchronized void sendsBack(String reference) {
    entries.computeIfPresent(
        reference, (same, it) -> new Entry(it.id(), reference, it.amount(), it.at(), true));
  }

  /** From now on it says no to everything, until it {@link #answers}. */
  void refuses(String words) {
    refusal = words;
  }

  void answers() {
    refusal = null;
  }

  /** How often it was asked to send money back. */
  int refundsAsked() {
    return asked.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void answer(HttpExchange call) throws IOException {
    String path = call.getRequestURI().getPath();
    if (call.getRequestMethod().equals("POST")) {
      asked.incrementAndGet();
    }
    String words = refusal;
    if (words != null) {
      send(call, 401, Map.of("status", false, "message", words));
    } else if (call.getRequestMethod().equals("POST")) {
      send(call, 200, Map.of("status", true, "data", Map.of("id", 1, "status", "processed")));
    } else if (path.startsWith(VERIFY)) {
      Entry entry = entries.get(path.substring(VERIFY.length()));
      send(
          call,
          entry == null ? 404 : 200,
          entry == null
              ? Map.of("status", false, "message", "Transaction reference not found")
              : Map.of("status", true, "data", entry.transaction()));
    } else if (path.equals("/transaction")) {
      list(
          call,
          entries.values().stream().filter(it -> !it.back()).map(Entry::transaction).toList());
    } else if (path.equals("/refund")) {
      list(call, entries.values().stream().filter(Entry::back).map(Entry::refund).toList());
    } else {
      Entry entry =
          entries.values().stream()
              .filter(it -> path.equals("/transaction/" + it.id()))
              .findFirst()
              .orElseThrow();
      send(call, 200, Map.of("status", true, "data", entry.transaction()));
    }
  }

  /** One line a page. */
  private static void list(HttpExchange call, List<Map<String, Object>> lines) throws IOException {
    String query = call.getRequestURI().getQuery();
    int page = Integer.parseInt(query.substring(query.indexOf("&page=") + "&page=".length()));
    send(
        call,
        200,
        Map.of(
            "status",
            true,
            "data",
            page <= lines.size() ? List.of(lines.get(page - 1)) : List.of(),
            "meta",
            Map.of("total", lines.size(), "perPage", 1, "pageCount", lines.size())));
  }

  private static void send(HttpExchange call, int status, Map<String, Object> body)
      throws IOException {
    byte[] bytes = text(body).getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  private static String text(Map<String, Object> body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** A payment and what became of it. */
  private record Entry(long id, String reference, long amount, Instant at, boolean back) {

    Map<String, Object> transaction() {
      return Map.of(
          "id",
          id,
          "reference",
          reference,
          "status",
          back ? "reversed" : "success",
          "amount",
          amount,
          "currency",
          "NGN",
          "paid_at",
          at.toString(),
          "customer",
          Map.of("email", "fan-of-" + reference + "@example.org"));
    }

    /** It names its transaction by the number alone. */
    Map<String, Object> refund() {
      return Map.of(
          "id",
          1_000 + id,
          "transaction",
          id,
          "amount",
          amount,
          "currency",
          "NGN",
          "status",
          "processed",
          "refunded_at",
          at.toString());
    }
  }
}
