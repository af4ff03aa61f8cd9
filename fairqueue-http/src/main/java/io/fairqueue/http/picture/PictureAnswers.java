package io.fairqueue.http.picture;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.picture.Picture;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.picture.Pictures;
import io.fairqueue.port.picture.StoredPicture;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** Answers with a picture, or with where it is. Thread-safe. */
@Singleton
public final class PictureAnswers {

  static final String PNG = "image/png";
  static final String JPEG = "image/jpeg";
  static final String WEBP = "image/webp";

  /** For what anybody may see. */
  public static final String A_MINUTE = "public, max-age=60";

  /** Whatever the file has in it, a browser that opens it runs nothing. */
  private static final String POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

  private final Pictures pictures;

  PictureAnswers(FairQueue fairQueue) {
    this.pictures = fairQueue.pictures();
  }

  /**
   * Throws a problem where there is none.
   *
   * @param caching what caches may do with the answer
   */
  public HttpResponse<byte[]> show(Optional<StoredPicture> picture, String caching) {
    return switch (picture.orElseThrow(PictureAnswers::none)) {
      case StoredPicture.Kept kept -> file(kept.picture(), caching);
      case StoredPicture.InBucket there ->
          elsewhere(pictures.link(there).orElseThrow(PictureAnswers::none), caching);
    };
  }

  private static HttpResponse<byte[]> file(Picture picture, String caching) {
    MutableHttpResponse<byte[]> file = HttpResponse.ok(picture.content());
    return file.contentType(MediaType.of(picture.type().mediaType()))
        .header(HttpHeaders.CACHE_CONTROL, caching)
        .header("Content-Security-Policy", POLICY)
        // The name is ours: nothing of what was uploaded gets into a header.
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "inline; filename=\"picture.%s\"".formatted(picture.type().extension()));
  }

  private static HttpResponse<byte[]> elsewhere(URI link, String caching) {
    MutableHttpResponse<byte[]> there = HttpResponse.temporaryRedirect(link);
    return there.header(HttpHeaders.CACHE_CONTROL, caching);
  }

  private static ProblemException none() {
    return new ProblemException(Refusal.PICTURE_NOT_FOUND);
  }
}
