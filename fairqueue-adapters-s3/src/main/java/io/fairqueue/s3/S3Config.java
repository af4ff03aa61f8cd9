package io.fairqueue.s3;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * A bucket, and who we are there.
 *
 * @param endpoint the storage, without the bucket: {@code https://s3.eu-central-1.amazonaws.com}
 * @param secretKey never printed
 */
public record S3Config(
    URI endpoint, String bucket, String region, String accessKey, String secretKey) {

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,64}");

  /** Checks a storage's address; throws {@link IllegalArgumentException} for another one. */
  public static URI checkedEndpoint(String text) {
    URI url = URI.create(text);
    if (!("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
        || url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getRawQuery() != null
        || url.getRawFragment() != null
        || !(url.getRawPath().isEmpty() || url.getRawPath().equals("/"))) {
      throw new IllegalArgumentException("not the address of a storage");
    }
    return url;
  }

  /** Likewise for a bucket's name. */
  public static String checkedBucket(String name) {
    if (!BUCKET.matcher(name).matches() || name.contains("..")) {
      throw new IllegalArgumentException("not the name of a bucket");
    }
    return name;
  }

  /** Likewise for a region. */
  public static String checkedRegion(String name) {
    if (!REGION.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a region");
    }
    return name;
  }

  /** The host as a request names it: with the port where it is an unusual one. */
  String host() {
    return endpoint.getPort() < 0
        ? endpoint.getHost()
        : endpoint.getHost() + ":" + endpoint.getPort();
  }

  @Override
  public String toString() {
    return "S3Config[%s, %s]".formatted(endpoint, bucket);
  }
}
