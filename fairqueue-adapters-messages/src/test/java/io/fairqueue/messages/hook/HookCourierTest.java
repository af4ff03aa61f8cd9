package io.fairqueue.messages.hook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.message.Endpoint;
import io.fairqueue.domain.message.EndpointFacts;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointSecret;
import io.fairqueue.domain.message.EndpointSettings;
import io.fairqueue.domain.message.EndpointSigning;
import io.fairqueue.domain.message.Message;
import io.fairqueue.domain.message.MessageId;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.message.Courier.Receipt;
import io.fairqueue.port.message.Endpoints;
import io.fairqueue.port.message.SealedSecret;
import io.fairqueue.port.message.SecretVault;
import io.fairqueue.tck.fixture.ManualTime;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("H2")
final class HookCourierTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final OrganizerId OWNER = new OrganizerId(UUID.randomUUID());
  private static final HookSettings SETTINGS =
      HookSettings.defaults().withLoopback(true).within(Duration.ofSeconds(2));

  private final MemoryStores stores = new MemoryStores();
  private final Endpoints endpoints = stores.endpoints();
  private final ManualTime time = new ManualTime(NOW);
  private final List<String> bodies = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;
  private HookCourier courier;

  /** How the endpoint answers a call, by its number from 0. */
  @FunctionalInterface
  private interface Answering {
    void answer(HttpExchange exchange, int number) throws IOException;
  }

  private final AtomicReference<Answering> answering =
      new AtomicReference<>((exchange, number) -> exchange.sendResponseHeaders(204, -1));

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
    courier = new HookCourier(stores, SecretVault.plain(), SETTINGS, time);
  }

  @AfterEach
  void stop() {
    end.countDown();
    courier.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private void take(HttpExchange exchange) throws IOException {
    int number;
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    synchronized (bodies) {
      number = bodies.size();
      bodies.add(body);
      ids.add(exchange.getRequestHeaders().getFirst("webhook-id"));
    }
    requireNonNull(answering.get()).answer(exchange, number);
    exchange.close();
  }

  @Test
  void each_message_is_a_request_of_its_own() {
    EndpointId id = add(url());
    List<Message> messages = List.of(message(), message(), message());

    assertThat(messages)
        .allMatch(each -> courier.carry(id.target(), each) instanceof Receipt.Accepted);

    assertThat(ids)
        .containsExactlyElementsOf(
            messages.stream().map(message -> message.head().id().toString()).toList());
    assertThat(bodies)
        .allMatch(body -> body.startsWith("{\"type\":\"line.admission_lapsed\",\"timestamp\":"));
    assertThat(found(id).facts().lastSuccessAt()).isEqualTo(NOW);
  }

  @Test
  void what_is_refused_may_be_the_messages_fault() {
    EndpointId id = add(url());
    codes(500, 404);

    assertThat(List.of(carry(id), carry(id)))
        .extracting(receipt -> ((Receipt.Failed) receipt).why())
        .containsExactly("answered 500", "answered 404");
    assertThat(found(id).facts().failingSince()).isEqualTo(NOW);
  }

  @Test
  void what_is_busy_says_when_it_wants_to_be_called_again() {
    EndpointId id = add(url());

    assertThat(busy(id, "120")).isEqualTo(NOW.plusSeconds(120));
    assertThat(busy(id, "Fri, 20 Nov 2026 11:00:00 GMT")).isEqualTo(NOW.plusSeconds(3_600));
    assertThat(busy(id, "999999")).isEqualTo(NOW.plus(Duration.ofHours(24)));
    assertThat(busy(id, "soon")).isNull();
    assertThat(busy(id, "-5")).isNull();
  }

  private @Nullable Instant busy(EndpointId id, String retryAfter) {
    answering.set(
        (exchange, number) -> {
          exchange.getResponseHeaders().set("Retry-After", retryAfter);
          exchange.sendResponseHeaders(429, -1);
        });
    return later(carry(id)).notBefore();
  }

  @Test
  void one_that_is_gone_is_disabled() {
    EndpointId id = add(url());
    codes(410);

    assertThat(carry(id)).isInstanceOf(Receipt.Refused.class);

    assertThat(found(id)).isInstanceOf(Endpoint.Disabled.class);
    assertThat(carry(id)).isInstanceOf(Receipt.Pointless.class);
    assertThat(bodies).hasSize(1);
  }

  @Test
  void one_that_was_deleted_is_told_nothing() {
    EndpointId id = add(url());
    endpoints.delete(id);

    assertThat(carry(id)).isInstanceOf(Receipt.Pointless.class);
    assertThat(bodies).isEmpty();
  }

  @Test
  void a_redirect_is_not_followed() {
    EndpointId id = add(url());
    answering.set(
        (exchange, number) -> {
          exchange.getResponseHeaders().set("Location", url() + "elsewhere");
          exchange.sendResponseHeaders(307, -1);
        });

    assertThat(carry(id)).isInstanceOf(Receipt.Failed.class);
    assertThat(bodies).hasSize(1);
  }

  @Test
  void an_endless_answer_counts_and_is_cut() {
    EndpointId id = add(url());
    AtomicInteger sent = new AtomicInteger();
    answering.set(
        (exchange, number) -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream body = exchange.getResponseBody();
          byte[] chunk = "x".repeat(8_192).getBytes(UTF_8);
          while (end.getCount() > 0) {
            body.write(chunk);
            sent.addAndGet(chunk.length);
          }
        });

    Receipt receipt = carry(id);

    assertThat(receipt)
        .isInstanceOfSatisfying(
            Receipt.Accepted.class,
            all -> {
              assertThat(requireNonNull(all.reply()).code()).isEqualTo(200);
              assertThat(requireNonNull(all.reply()).answer()).isEqualTo("x".repeat(2_048));
            });
  }

  @Test
  void an_answer_is_kept_as_a_store_can_keep_it() {
    EndpointId id = add(url());
    answering.set(
        (exchange, number) -> {
          byte[] odd = ("\0é" + "é".repeat(2_000)).getBytes(UTF_8);
          exchange.sendResponseHeaders(200, odd.length);
          exchange.getResponseBody().write(odd);
        });

    Receipt.Accepted all = (Receipt.Accepted) carry(id);

    assertThat(requireNonNull(all.reply()).answer()).startsWith("éé").doesNotContain("\0");
    assertThat(requireNonNull(all.reply()).answer().getBytes(UTF_8).length)
        .isLessThanOrEqualTo(2_048);
  }

  @Test
  void one_that_does_not_answer_is_given_up_in_time() {
    EndpointId id = add(url());
    answering.set((exchange, number) -> awaitEnd());

    Receipt.Later later = later(carry(id));

    assertThat(later.isFailure()).isTrue();
    assertThat(later.reply()).isNull();
    assertThat(bodies).hasSize(1);
    assertThat(found(id).facts().failingSince()).isEqualTo(NOW);
  }

  @Test
  void an_answer_that_never_ends_is_left_in_time_and_counts() {
    EndpointId id = add(url());
    answering.set(
        (exchange, number) -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().flush();
          awaitEnd();
        });

    Receipt receipt = carry(id);

    assertThat(receipt).isInstanceOf(Receipt.Accepted.class);
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void one_that_is_not_there_is_tried_again() {
    String nowhere = url();
    server.stop(0);
    EndpointId id = add(nowhere);

    assertThat(later(carry(id)).isFailure()).isTrue();
  }

  /** Allowed when the endpoint was made, and another address when it is called. */
  @Test
  void a_name_that_leads_inside_by_now_is_not_called() {
    AtomicInteger asked = new AtomicInteger();
    HostLookup rebinding =
        host -> {
          asked.incrementAndGet();
          return new InetAddress[] {InetAddress.getAllByName("127.0.0.1")[0]};
        };
    int port = server.getAddress().getPort();
    try (HookCourier strict =
        new HookCourier(
            endpoints,
            stores.customers(),
            SecretVault.plain(),
            HookSettings.defaults(),
            rebinding,
            time)) {
      EndpointId id = add("https://shop.example:" + port + "/");

      Receipt.Later later = later(strict.carry(id.target(), message()));

      assertThat(later.why()).contains("no public address");
      assertThat(bodies).isEmpty();
      assertThat(asked).hasValue(1);
    }
  }

  /** What was checked is what is called: a name is looked up once per connection. */
  @Test
  void the_address_that_was_checked_is_called() {
    AtomicInteger asked = new AtomicInteger();
    HostLookup once =
        host ->
            asked.getAndIncrement() == 0
                ? new InetAddress[] {InetAddress.getAllByName("127.0.0.1")[0]}
                : new InetAddress[] {InetAddress.getByName("203.0.113.1")};
    try (HookCourier other =
        new HookCourier(endpoints, stores.customers(), SecretVault.plain(), SETTINGS, once, time)) {
      EndpointId id = add("http://shop.example:" + server.getAddress().getPort() + "/");

      for (int i = 0; i < 3; i++) {
        assertThat(other.carry(id.target(), message())).isInstanceOf(Receipt.Accepted.class);
      }

      assertThat(asked).hasValue(1);
      assertThat(bodies).hasSize(3);
    }
  }

  @Test
  void plain_http_is_not_called_where_that_is_not_allowed() {
    try (HookCourier strict =
        new HookCourier(stores, SecretVault.plain(), HookSettings.defaults(), time)) {
      EndpointId id = add(url());

      assertThat(later(strict.carry(id.target(), message())).why())
          .isEqualTo("the URL must begin with https://");
      assertThat(bodies).isEmpty();
    }
  }

  private void codes(int... codes) {
    answering.set((exchange, number) -> exchange.sendResponseHeaders(codes[number], -1));
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private EndpointId add(String url) {
    EndpointId id = new EndpointId(UUID.randomUUID());
    String secret =
        EndpointSecret.generate(EndpointSigning.SHARED_SECRET, new SecureRandom()).text();
    endpoints.add(
        EndpointFacts.created(
            id, OWNER, Optional.empty(), new EndpointSettings(url, null, Set.of(), false), NOW),
        new SealedSecret(UUID.randomUUID(), secret, NOW, null));
    return id;
  }

  private Endpoint found(EndpointId id) {
    return endpoints.find(id).orElseThrow();
  }

  private static Receipt.Later later(Receipt receipt) {
    assertThat(receipt).isInstanceOf(Receipt.Later.class);
    return (Receipt.Later) receipt;
  }

  private Receipt carry(EndpointId id) {
    return courier.carry(id.target(), message());
  }

  private static Message message() {
    UUID entry = UUID.randomUUID();
    return new Message.AdmissionLapsed(
        new Message.Head(MessageId.of(MessageType.LINE_ADMISSION_LAPSED, entry, ""), 1, NOW),
        new Message.Place(
            new EventId(UUID.randomUUID()), new EntryId(entry), new CustomerId(UUID.randomUUID())));
  }
}
