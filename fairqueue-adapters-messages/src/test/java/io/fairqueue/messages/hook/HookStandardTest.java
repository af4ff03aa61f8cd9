package io.fairqueue.messages.hook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpServer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.OrganizerId;
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
import io.fairqueue.port.message.SealedSecret;
import io.fairqueue.port.message.SecretVault;
import io.fairqueue.tck.fixture.ManualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the Java library of Standard Webhooks says of calls as they come. */
@Tag("H2")
final class HookStandardTest {

  private final MemoryStores stores = new MemoryStores();
  private final ManualTime time = new ManualTime(Instant.now());
  private final HookCourier courier =
      new HookCourier(
          stores, SecretVault.plain(), HookSettings.defaults().withLoopback(true), time);
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final EndpointId endpoint = new EndpointId(UUID.randomUUID());
  private final String secret = newSecret();
  private HttpServer server;

  /** As it came. */
  private record Call(Map<String, List<String>> headers, String body) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          calls.add(new Call(Map.copyOf(exchange.getRequestHeaders()), body));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    stores
        .endpoints()
        .add(
            EndpointFacts.created(
                endpoint,
                new OrganizerId(UUID.randomUUID()),
                Optional.empty(),
                new EndpointSettings(
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/",
                    null,
                    Set.of(),
                    false),
                time.instant()),
            sealed(secret));
  }

  @AfterEach
  void stop() {
    courier.close();
    server.stop(0);
  }

  @Test
  void takes_a_call_with_the_right_secret_and_the_same_bytes_only() throws Exception {
    Call call = call();

    assertThat(takes(secret, call, call.body())).isTrue();
    assertThat(takes(newSecret(), call, call.body())).isFalse();
    assertThat(takes(secret, call, call.body() + " ")).isFalse();
    assertThat(takes(secret, call, call.body().replace("account", "Account"))).isFalse();
  }

  @Test
  void takes_no_call_that_is_six_minutes_early_or_late() throws Exception {
    Instant now = time.instant();
    for (Duration off : List.of(Duration.ofMinutes(-6), Duration.ofMinutes(6))) {
      HookCourier wrong =
          new HookCourier(
              stores,
              SecretVault.plain(),
              HookSettings.defaults().withLoopback(true),
              new ManualTime(now.plus(off)));
      assertThat(wrong.carry(endpoint.target(), message())).isInstanceOf(Receipt.Accepted.class);
      Call call = calls.take();
      wrong.close();

      assertThat(takes(secret, call, call.body())).isFalse();
    }
  }

  @Test
  void takes_a_call_with_either_secret_during_a_rotation_and_the_new_one_then() throws Exception {
    String next = newSecret();
    Instant now = time.instant();
    stores.endpoints().rotate(endpoint, sealed(next), now.plusSeconds(60));

    Call during = call();
    assertThat(takes(secret, during, during.body())).isTrue();
    assertThat(takes(next, during, during.body())).isTrue();

    time.advance(Duration.ofSeconds(60));
    Call after = call();
    assertThat(takes(secret, after, after.body())).isFalse();
    assertThat(takes(next, after, after.body())).isTrue();
  }

  private Call call() throws InterruptedException {
    assertThat(courier.carry(endpoint.target(), message())).isInstanceOf(Receipt.Accepted.class);
    return calls.take();
  }

  private static boolean takes(String secret, Call call, String body)
      throws EmptyWebhookSecretException {
    try {
      new Webhook(secret).verify(body, HttpHeaders.of(call.headers(), (name, value) -> true));
      return true;
    } catch (WebhookVerificationException refused) {
      return false;
    }
  }

  private static String newSecret() {
    return EndpointSecret.generate(EndpointSigning.SHARED_SECRET, new SecureRandom()).text();
  }

  private SealedSecret sealed(String text) {
    return new SealedSecret(UUID.randomUUID(), text, time.instant(), null);
  }

  private Message message() {
    UUID id = UUID.randomUUID();
    return new Message.AccountCreated(
        new Message.Head(MessageId.of(MessageType.ACCOUNT_CREATED, id, ""), 1, time.instant()),
        new CustomerId(id));
  }
}
