package io.fairqueue.http.idempotency;

import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.security.Caller;
import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A request under the name that its caller gave it.
 *
 * @param key the caller and the name: callers don't see each other's
 * @param fingerprint what is asked: method, path, query and body
 * @param holder this very try
 */
public record NamedRequest(String key, String fingerprint, String holder) {

  public static final String HEADER = "Idempotency-Key";

  private static final Pattern SANE = Pattern.compile("[!-~]{1,255}");

  static NamedRequest of(HttpRequest<?> request, Caller caller, byte[] body) {
    String name = request.getHeaders().get(HEADER);
    if (name == null || !SANE.matcher(name).matches()) {
      throw ProblemException.invalid(HEADER, "must have between 1 and 255 printable characters");
    }
    return new NamedRequest(
        caller.getName() + ":" + name,
        digest(request.getMethodName() + " " + request.getUri() + "\n", body),
        UUID.randomUUID().toString());
  }

  private static String digest(String head, byte[] body) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(head.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha.digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
