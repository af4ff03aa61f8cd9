package io.fairqueue.s3;

import io.fairqueue.domain.picture.PictureType;
import io.fairqueue.port.picture.PictureBucket;
import io.fairqueue.port.picture.Upload;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Pictures in a bucket that speaks S3; objects are addressed by path. Thread-safe. */
public final class S3Bucket implements PictureBucket, AutoCloseable {

  private static final Duration LINK_LIFE = Duration.ofMinutes(15);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int NOT_FOUND = 404;

  private final Presigner presigner;
  private final HttpClient client;

  /** Connects to nothing yet. */
  public S3Bucket(S3Config config) {
    this.presigner = new Presigner(config);
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Type and length are signed: the storage takes no other. */
  @Override
  public Upload upload(String key, PictureType type, long size, Instant now, Instant expiresAt) {
    Map<String, String> signed =
        Map.of("content-type", type.mediaType(), "content-length", Long.toString(size));
    return new Upload(
        presigner.url("PUT", key, signed, now, Duration.between(now, expiresAt)),
        Map.of("Content-Type", type.mediaType(), "Content-Length", Long.toString(size)),
        expiresAt);
  }

  @Override
  public URI link(String key, Instant now) {
    return presigner.url("GET", key, Map.of(), now, LINK_LIFE);
  }

  @Override
  public boolean erase(String key, Instant now) {
    URI url = presigner.url("DELETE", key, Map.of(), now, Duration.ofMinutes(1));
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(
            HttpRequest.newBuilder(url).DELETE().timeout(PATIENCE).build(),
            BodyHandlers.discarding());
    try {
      int status = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      return status / 100 == 2 || status == NOT_FOUND;
    } catch (TimeoutException | ExecutionException lost) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      answer.cancel(true);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
