package io.fairqueue.cli.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.fairqueue.paystack.PaystackSignature;
import io.fairqueue.tck.fixture.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * A gateway that speaks as Paystack does, keeps books of its own, and tells of payments as badly as
 * gateways may: at once, late, twice, after nonsense, or never. Thread-safe.
 */
final class Bank implements AutoCloseable {

  private static final String SECRET = "sk_test_0123456789abcdef";
  private static final String INITIALIZE = "/transaction/initialize";
  private static final String VERIFY = "/transaction/verify/";
  private static final String REFUND = "/refund";
  private static final String CHECKOUT = "/checkout/";
  private static final Duration LATE = Duration.ofSeconds(4);
  private static final Duration LONG = Duration.ofSeconds(25);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger refundIds = new AtomicInteger();
  private final Map<String, Transaction> books = new ConcurrentHashMap<>();
  private final Queue<String> believed = new ConcurrentLinkedQueue<>();
  private volatile Mood mood = Mood.WELL;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService notices = Executors.newVirtualThreadPerTaskExecutor();
  private final LoopbackServer server =
      new LoopbackServer(
          Map.of(
              INITIALIZE, exchange -> serve(exchange, mood, this::initialize),
              VERIFY, exchange -> serve(exchange, mood, this::verify),
              REFUND, exchange -> serve(exchange, mood, this::refund),
              CHECKOUT, exchange -> serve(exchange, Mood.WELL, this::checkOut)));
  private volatile List<URI> shops = List.of();

  /** What points a server here. */
  Map<String, String> settings() {
    return Map.of(
        "FAIRQUEUE_PAYSTACK_SECRET_KEY",
        SECRET,
        "FAIRQUEUE_PAYSTACK_URL",
        server.url(),
        "FAIRQUEUE_PAYSTACK_CURRENCIES",
        "EUR",
        "FAIRQUEUE_STALE_PAYMENT_AGE",
        "2s");
  }

  /** Where it tells of payments: at any of these. */
  void tellsAt(List<URI> servers) {
    shops = List.copyOf(servers);
  }

  /** How shops find it from now on; whoever pays is served all the same. */
  void is(Mood next) {
    mood = next;
  }

  /** The references whose money it took and has not given back. */
  Set<String> kept() {
    return books.entrySet().stream()
        .filter(each -> each.getValue().isKept())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What a server took though it should not have. */
  List<String> believed() {
    return List.copyOf(believed);
  }

  /** The references for which more was asked back than was paid. */
  Set<String> overdrawn() {
    return books.entrySet().stream()
        .filter(each -> each.getValue().isOverdrawn())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void close() {
    notices.shutdownNow();
    client.shutdownNow();
    server.close();
  }

  private static void serve(HttpExchange exchange, Mood mood, Desk desk) throws IOException {
    Answer answer =
        mood == Mood.BROKEN ? new Answer(500, refusal("An error occurred")) : desk.serve(exchange);
    if (mood == Mood.SILENT) {
      pause(LONG);
      exchange.close();
      return;
    }
    byte[] bytes = JSON.writeValueAsBytes(answer.body());
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Answer initialize(HttpExchange exchange) throws IOException {
    JsonNode body = JSON.readTree(exchange.getRequestBody());
    String reference = body.path("reference").asText();
    Transaction fresh =
        new Transaction(
            body.path("amount").asLong(),
            body.path("currency").asText(),
            Manner.values()[opened.getAndIncrement() % Manner.values().length]);
    if (books.putIfAbsent(reference, fresh) != null) {
      return new Answer(400, refusal("Duplicate Transaction Reference"));
    }
    ObjectNode data =
        JSON.createObjectNode()
            .put("reference", reference)
            .put("access_code", "code")
            .put("authorization_url", server.url() + CHECKOUT + reference);
    return new Answer(200, done(data));
  }

  private Answer verify(HttpExchange exchange) throws IOException {
    String reference = lastPart(exchange);
    Transaction transaction = books.get(reference);
    if (transaction == null) {
      return new Answer(404, refusal("Transaction reference not found."));
    }
    return new Answer(200, done(transaction.describe(reference)));
  }

  private Answer refund(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("GET")) {
      String query = exchange.getRequestURI().getQuery();
      String wanted = query == null ? "" : query.replaceFirst(".*transaction=", "");
      ArrayNode all = JSON.createArrayNode();
      Transaction transaction = books.get(wanted);
      if (transaction != null) {
        transaction.refunds.values().forEach(all::add);
      }
      return new Answer(200, done(all));
    }
    JsonNode body = JSON.readTree(exchange.getRequestBody());
    Transaction transaction = books.get(body.path("transaction").asText());
    if (transaction == null || !transaction.isKept()) {
      return new Answer(400, refusal("Transaction has been fully reversed"));
    }
    ObjectNode refund =
        JSON.createObjectNode()
            .put("id", refundIds.incrementAndGet())
            .put("status", "processed")
            .put("amount", body.path("amount").asLong())
            .put("merchant_note", body.path("merchant_note").asText());
    transaction.refunds.put(refund.path("id").asInt(), refund);
    return new Answer(200, done(refund));
  }

  /** The page on which a fan pays, or does not. */
  private Answer checkOut(HttpExchange exchange) throws IOException {
    String reference = lastPart(exchange);
    Transaction transaction = books.get(reference);
    if (transaction == null) {
      return new Answer(404, refusal("no such payment"));
    }
    boolean pays =
        JSON.readTree(exchange.getRequestBody()).path("outcome").asText().equals("success");
    if (transaction.end(pays)) {
      notices.execute(() -> tell(reference, transaction));
    }
    return new Answer(200, done(transaction.describe(reference)));
  }

  private void tell(String reference, Transaction transaction) {
    String event = transaction.isPaid() ? "charge.success" : "charge.failed";
    ObjectNode body = JSON.createObjectNode().put("event", event);
    body.set("data", transaction.describe(reference));
    switch (transaction.manner) {
      case AT_ONCE -> deliver(body.toString());
      case LATE -> {
        pause(LATE);
        deliver(body.toString());
      }
      case TWICE -> {
        notices.execute(() -> deliver(body.toString()));
        deliver(body.toString());
      }
      case AFTER_NONSENSE -> {
        refuses(body.toString(), "0".repeat(128));
        deliver("{\"event\":\"transfer.success\",\"data\":{\"reference\":\"" + reference + "\"}}");
        refuses(body.toString().substring(0, 40), signature(body.toString()));
        deliver(body.toString());
      }
      case NEVER -> {
        // Shops that ask will know.
      }
    }
  }

  /** What is not signed, or not whole, has no effect; a server in trouble may not answer either. */
  private void refuses(String body, String signature) {
    int status = post(0, body, signature);
    if (status == 200) {
      believed.add(body);
    }
  }

  /** Until somebody takes it, as the real one does for days. */
  private void deliver(String body) {
    for (int tries = 0; !Thread.currentThread().isInterrupted(); tries++) {
      if (post(tries, body, signature(body)) == 200) {
        return;
      }
      pause(Duration.ofMillis(500));
    }
  }

  /** The status that came of it; 0 for no answer. */
  private int post(int tries, String body, String signature) {
    List<URI> all = shops;
    URI shop = all.get(tries % all.size());
    try {
      return client
          .send(
              HttpRequest.newBuilder(shop.resolve("/api/v1/webhooks/paystack"))
                  .timeout(PATIENCE)
                  .header("Content-Type", "application/json")
                  .header("x-paystack-signature", signature)
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException nobodyThere) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static String signature(String body) {
    return PaystackSignature.sign(body.getBytes(StandardCharsets.UTF_8), SECRET);
  }

  private static void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String lastPart(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static JsonNode done(JsonNode data) {
    return JSON.createObjectNode().put("status", true).set("data", data);
  }

  private static JsonNode refusal(String message) {
    return JSON.createObjectNode().put("status", false).put("message", message);
  }

  /** What comes of a call. */
  private record Answer(int status, JsonNode body) {}

  @FunctionalInterface
  private interface Desk {
    Answer serve(HttpExchange exchange) throws IOException;
  }

  /** How shops find it. */
  enum Mood {
    WELL,
    /** It answers 500, and has done nothing. */
    BROKEN,
    /** It does what it is asked for, and nobody hears of it. */
    SILENT
  }

  /** How it tells of a payment. */
  private enum Manner {
    AT_ONCE,
    LATE,
    TWICE,
    AFTER_NONSENSE,
    NEVER
  }

  /** What its books say of one payment. */
  private static final class Transaction {

    private final long amount;
    private final String currency;
    private final Manner manner;
    private final AtomicReference<String> status = new AtomicReference<>("abandoned");
    private final Map<Integer, ObjectNode> refunds = new ConcurrentHashMap<>();

    Transaction(long amount, String currency, Manner manner) {
      this.amount = amount;
      this.currency = currency;
      this.manner = manner;
    }

    boolean end(boolean pays) {
      return status.compareAndSet("abandoned", pays ? "success" : "failed");
    }

    boolean isPaid() {
      return "success".equals(status.get());
    }

    boolean isKept() {
      return isPaid() && refunded() < amount;
    }

    boolean isOverdrawn() {
      return refunded() > amount;
    }

    ObjectNode describe(String reference) {
      return JSON.createObjectNode()
          .put("id", Integer.toUnsignedLong(reference.hashCode()))
          .put("reference", reference)
          .put("status", status.get())
          .put("amount", amount)
          .put("currency", currency)
          .put("gateway_response", isPaid() ? "Successful" : "Declined");
    }

    private long refunded() {
      return refunds.values().stream().mapToLong(each -> each.path("amount").asLong()).sum();
    }
  }
}
