package io.fairqueue.messages.hook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairqueue.domain.message.EndpointSecret;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages as Standard Webhooks 1.0 has it: HMAC-SHA256 over id, time and body. */
final class Signing {

  private static final String ALGORITHM = "HmacSHA256";

  private Signing() {}

  /**
   * The value of {@code webhook-signature}: a signature for each secret.
   *
   * @param seconds of the try, since 1970
   */
  static String header(List<EndpointSecret> secrets, String id, long seconds, byte[] body) {
    byte[] head = (id + "." + seconds + ".").getBytes(UTF_8);
    return secrets.stream()
        .map(secret -> "v1," + Base64.getEncoder().encodeToString(mac(secret, head, body)))
        .collect(Collectors.joining(" "));
  }

  private static byte[] mac(EndpointSecret secret, byte[] head, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
      mac.update(head);
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }
}
