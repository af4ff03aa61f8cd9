package io.fairqueue.cli.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fairqueue.cli.output.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Servers as fans' programs call them: over HTTP, so many calls at once at most. Thread-safe. */
public final class FrontDoor implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final Semaphore turns;

  public FrontDoor(int callsAtOnce) {
    this.turns = new Semaphore(callsAtOnce);
  }

  /**
   * Calls once.
   *
   * @param token a session; null to come as anybody
   * @param body sent as JSON; null for none
   * @throws IOException if nobody answers in time
   */
  public Reply call(String method, URI uri, @Nullable String token, @Nullable Object body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(
          method, HttpRequest.BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body)));
    }
    return send(request.build());
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private Reply send(HttpRequest request) throws IOException, InterruptedException {
    turns.acquire();
    try {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new Reply(response.statusCode(), read(response));
    } finally {
      turns.release();
    }
  }

  private static JsonNode read(HttpResponse<byte[]> response) throws IOException {
    boolean json =
        response.headers().firstValue("Content-Type").filter(t -> t.contains("json")).isPresent();
    return json && response.body().length > 0
        ? Json.MAPPER.readTree(response.body())
        : MissingNode.getInstance();
  }
}
