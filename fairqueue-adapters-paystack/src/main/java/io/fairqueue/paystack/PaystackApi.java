package io.fairqueue.paystack;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.port.Tracing;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/** Asks Paystack, once or until there is an answer. */
final class PaystackApi implements AutoCloseable {

  private final PaystackConfig config;
  private final Tracing tracing;
  private final Backoff backoff;
  private final HttpClient client;

  PaystackApi(PaystackConfig config, RandomGenerator random, Tracing tracing) {
    this.config = config;
    this.tracing = tracing;
    this.backoff = new Backoff(config.backoff(), random);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.connectTimeout())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  HttpRequest get(String path) {
    return request(path).GET().build();
  }

  HttpRequest post(String path, JsonNode body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body.toString()))
        .build();
  }

  /**
   * A request with a name of its own: asked twice, it means the same.
   *
   * @param key the name, for a gateway that takes one
   */
  HttpRequest post(String path, JsonNode body, String key) {
    return HttpRequest.newBuilder(post(path, body), (name, value) -> true)
        .setHeader("Idempotency-Key", key)
        .build();
  }

  Exchange once(HttpRequest request) {
    return Exchange.send(client, request);
  }

  /** For requests that may be repeated: tries again until somebody answers yes or no. */
  Exchange persistently(HttpRequest request) {
    for (int tries = 1; ; tries++) {
      Exchange exchange = once(request);
      if (exchange instanceof Exchange.Answered || isLast(tries)) {
        return exchange;
      }
      pause(tries);
    }
  }

  /** Whether there is no try after this one; a caller who was interrupted does not want one. */
  boolean isLast(int tries) {
    return tries >= config.maxTries() || Thread.currentThread().isInterrupted();
  }

  void pause(int tries) {
    backoff.pause(tries);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private HttpRequest.Builder request(String path) {
    String base = config.baseUrl().toString();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path))
            .timeout(config.requestTimeout())
            .header("Authorization", "Bearer " + config.secretKey())
            .header("Accept", "application/json");
    tracing.headers().forEach(request::header);
    return request;
  }
}
