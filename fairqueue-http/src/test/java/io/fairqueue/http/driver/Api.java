package io.fairqueue.http.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Speaks HTTP with one server. Thread-safe.
 *
 * @param token whose session it is; null for nobody's
 */
public record Api(URI base, @Nullable String token) {

  static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /** The same server, as somebody. */
  public Api as(@Nullable String session) {
    return new Api(base, session);
  }

  /** Another server, as the same one. */
  public Api at(URI elsewhere) {
    return new Api(elsewhere, token);
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  public Answer deleteWith(String path, Map<String, ?> body) {
    return send(
        request(path).header("Content-Type", "application/json").method("DELETE", json(body)));
  }

  public Answer post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  public Answer post(String path, Map<String, ?> body) {
    return send(request(path).header("Content-Type", "application/json").POST(json(body)));
  }

  /** As if a proxy passed it on for this address. */
  public Answer postFrom(String address, String path, Map<String, ?> body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", address)
            .POST(json(body)));
  }

  /** Sends a body just as it is written. */
  public Answer postRaw(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  public Answer put(String path) {
    return send(request(path).PUT(BodyPublishers.noBody()));
  }

  public Answer put(String path, Map<String, ?> body) {
    return send(request(path).header("Content-Type", "application/json").PUT(json(body)));
  }

  public Answer patch(String path, Map<String, ?> body) {
    return send(
        request(path).header("Content-Type", "application/json").method("PATCH", json(body)));
  }

  /** Sends a request under a name of the caller's. */
  public Answer postNamed(String path, String key, Map<String, ?> body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(json(body)));
  }

  public HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  /** What is no text; fails unless it is there. */
  public byte[] bytes(String path) {
    HttpResponse<byte[]> answer = sent(request(path), BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  public Answer send(HttpRequest.Builder request) {
    return new Answer(sent(request, BodyHandlers.ofString()));
  }

  private static <T> HttpResponse<T> sent(HttpRequest.Builder request, BodyHandler<T> handler) {
    try {
      return CLIENT.send(request.build(), handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for an answer", e);
    }
  }

  static BodyPublisher json(Map<String, ?> body) {
    return BodyPublishers.ofString(Answer.JSON.valueToTree(body).toString());
  }
}
