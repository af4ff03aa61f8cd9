package io.fairqueue.s3;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes addresses that let whoever has them send one request to a bucket, by a signature in the
 * query (AWS Signature Version 4). Thread-safe.
 */
final class Presigner {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final int DAY_DIGITS = 8;

  private final S3Config config;

  Presigner(S3Config config) {
    this.config = config;
  }

  /**
   * An address for one request.
   *
   * @param key of the object; its slashes stay
   * @param headers that the request must bear with these very values; names in lower case
   */
  URI url(String method, String key, Map<String, String> headers, Instant now, Duration life) {
    String moment = MOMENT.format(now);
    String scope =
        "%s/%s/s3/aws4_request".formatted(moment.substring(0, DAY_DIGITS), config.region());
    var signed = new TreeMap<>(headers);
    signed.put("host", config.host());
    var query = new TreeMap<String, String>();
    query.put("X-Amz-Algorithm", SignedRequest.ALGORITHM);
    query.put("X-Amz-Credential", config.accessKey() + "/" + scope);
    query.put("X-Amz-Date", moment);
    query.put("X-Amz-Expires", Long.toString(life.toSeconds()));
    query.put("X-Amz-SignedHeaders", String.join(";", signed.keySet()));
    var request = new SignedRequest(method, path(key), query, signed, SignedRequest.UNSIGNED);
    return URI.create(
        "%s://%s%s?%s&X-Amz-Signature=%s"
            .formatted(
                config.endpoint().getScheme(),
                config.host(),
                request.path(),
                request.encodedQuery(),
                request.signature(config.secretKey(), moment, scope)));
  }

  private String path(String key) {
    return "/"
        + config.bucket()
        + "/"
        + Arrays.stream(key.split("/", -1))
            .map(SignedRequest::encode)
            .collect(Collectors.joining("/"));
  }
}
