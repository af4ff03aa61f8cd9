package io.fairqueue.http.browser;

import io.fairqueue.domain.Sha256;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Names what is sent, so that it need not be sent again to a client that has it (RFC 9110, ETag).
 *
 * @param text with its quotes
 */
public record ContentTag(String text) {

  private static final int BYTES = 12;
  private static final String WEAK = "W/";

  public static ContentTag of(byte[] content) {
    return new ContentTag('"' + digest(content) + '"');
  }

  static ContentTag of(long version, byte[] content) {
    return new ContentTag("\"%d.%s\"".formatted(version, digest(content)));
  }

  /**
   * Whether the caller has this content.
   *
   * @param ifNoneMatch the values of that header
   */
  public boolean isAmong(List<String> ifNoneMatch) {
    return ifNoneMatch.stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::strip)
        .map(tag -> tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag)
        .anyMatch(tag -> tag.equals("*") || tag.equals(text));
  }

  private static String digest(byte[] content) {
    byte[] digest = Arrays.copyOf(Sha256.of(content), BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }
}
