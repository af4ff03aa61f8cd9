package io.fairqueue.crypto.oidc;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Fetches small documents. Follows no redirects. Thread-safe; its callers bound the time. */
final class KeyFetcher implements AutoCloseable {

  private static final int MAX_BYTES = 256 * 1024;
  private static final int OK = 200;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(IssuerKeys.PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  String fetch(URI url) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(IssuerKeys.PATIENCE)
            .header("Accept", "application/json")
            .build();
    HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      byte[] read = body.readNBytes(MAX_BYTES + 1);
      if (response.statusCode() != OK || read.length > MAX_BYTES) {
        throw new IOException("status %d".formatted(response.statusCode()));
      }
      return new String(read, StandardCharsets.UTF_8);
    }
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
