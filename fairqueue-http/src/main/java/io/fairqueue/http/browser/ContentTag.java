package io.fairqueue.http.browser;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
    try {
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(content);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(sha, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
