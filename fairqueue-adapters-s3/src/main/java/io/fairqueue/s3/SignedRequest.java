package io.fairqueue.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairqueue.domain.Sha256;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A request as AWS Signature Version 4 reads it.
 *
 * @param path encoded, from the slash on
 * @param query names and values, not encoded
 * @param headers those that are signed, {@code host} among them; names in lower case
 * @param payload the digest of the body in hexadecimal digits, or {@code UNSIGNED-PAYLOAD}
 */
record SignedRequest(
    String method,
    String path,
    SortedMap<String, String> query,
    SortedMap<String, String> headers,
    String payload) {

  static final String ALGORITHM = "AWS4-HMAC-SHA256";
  static final String UNSIGNED = "UNSIGNED-PAYLOAD";

  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  /** The names of the headers that are signed, as the request tells them. */
  String signedHeaders() {
    return String.join(";", headers.keySet());
  }

  /** The query as it is sent. */
  String encodedQuery() {
    SortedMap<String, String> encoded = new TreeMap<>();
    query.forEach((name, value) -> encoded.put(encode(name), encode(value)));
    return encoded.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining("&"));
  }

  /**
   * The signature, in hexadecimal digits.
   *
   * @param moment as {@code 20130524T000000Z}
   * @param scope as {@code 20130524/us-east-1/s3/aws4_request}
   */
  String signature(String secretKey, String moment, String scope) {
    String text = String.join("\n", ALGORITHM, moment, scope, hex(Sha256.of(canonical())));
    byte[] key = ("AWS4" + secretKey).getBytes(UTF_8);
    for (String part : scope.split("/", -1)) {
      key = Sha256.hmac(key, part);
    }
    return hex(Sha256.hmac(key, text));
  }

  /** What RFC 3986 reserves, and all that is not ASCII, by percent signs. */
  static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : text.getBytes(UTF_8)) {
      char c = (char) (each & 0xFF);
      if (UNRESERVED.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", each & 0xFF));
      }
    }
    return encoded.toString();
  }

  /** Prints nothing that is signed. */
  @Override
  public String toString() {
    return "SignedRequest[" + method + "]";
  }

  private String canonical() {
    String lines =
        headers.entrySet().stream()
            .map(each -> each.getKey() + ":" + each.getValue().strip() + "\n")
            .collect(Collectors.joining());
    return String.join("\n", method, path, encodedQuery(), lines, signedHeaders(), payload);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
