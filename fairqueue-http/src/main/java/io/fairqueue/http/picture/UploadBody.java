package io.fairqueue.http.picture;

import io.fairqueue.http.idempotency.NeverKept;
import io.fairqueue.port.picture.Upload;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import java.time.Instant;
import java.util.Map;

/**
 * Where a picture may be uploaded, by whoever has this: it is never printed.
 *
 * @param headers what the upload must bear
 */
record UploadBody(String uploadUrl, String method, Map<String, String> headers, Instant expiresAt)
    implements NeverKept {

  static UploadBody of(Upload upload) {
    return new UploadBody(
        upload.url().toString(), HttpMethod.PUT.name(), upload.headers(), upload.expiresAt());
  }

  static UploadBody here(String url, UploadTicket ticket) {
    return new UploadBody(
        url,
        HttpMethod.PUT.name(),
        Map.of(
            HttpHeaders.CONTENT_TYPE, ticket.type().mediaType(),
            HttpHeaders.CONTENT_LENGTH, Integer.toString(ticket.size())),
        ticket.expiresAt());
  }

  @Override
  public String toString() {
    return "UploadBody[until " + expiresAt + "]";
  }
}
