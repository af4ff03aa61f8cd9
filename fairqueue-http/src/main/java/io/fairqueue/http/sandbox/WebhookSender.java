package io.fairqueue.http.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.paystack.PaystackSignature;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the sandbox's webhooks over HTTP, as a gateway does: signed, and a few times if need be.
 */
@Singleton
@Requires(beans = SandboxLedger.class)
final class WebhookSender implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
  private static final int MAX_TRIES = 4;
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final SandboxKey key;
  private final SandboxAddress address;
  private final ObjectMapper json;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  WebhookSender(SandboxKey key, SandboxAddress address, ObjectMapper json) {
    this.key = key;
    this.address = address;
    this.json = json;
  }

  /** {@code false} when nobody took it; reconciliation then asks. Blocks. */
  boolean send(SandboxPayment payment) {
    byte[] body = body(payment);
    HttpRequest request =
        HttpRequest.newBuilder(address.webhooks())
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .header(PaystackSignature.HEADER, key.sign(body))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    try {
      for (int tried = 1; tried <= MAX_TRIES; tried++) {
        if (sent(request)) {
          return true;
        }
        Thread.sleep(PAUSE.multipliedBy(tried));
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    LOG.warn("nobody took the webhook for {}", payment.reference());
    return false;
  }

  @Override
  @PreDestroy
  public void close() {
    client.shutdownNow();
  }

  private boolean sent(HttpRequest request) throws InterruptedException {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException lost) {
      LOG.debug("a webhook did not arrive", lost);
      return false;
    }
  }

  private byte[] body(SandboxPayment payment) {
    try {
      return json.writeValueAsBytes(SandboxWebhook.of(payment));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
