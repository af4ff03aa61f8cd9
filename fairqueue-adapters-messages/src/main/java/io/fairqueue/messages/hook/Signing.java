package io.fairqueue.messages.hook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairqueue.domain.message.EndpointSecret;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Signs messages as Standard Webhooks 1.0 has it: over id, time and body. */
final class Signing {

  private Signing() {}

  /**
   * The value of {@code webhook-signature}: a signature for each secret.
   *
   * @param seconds of the try, since 1970
   */
  static String header(List<EndpointSecret> secrets, String id, long seconds, byte[] body) {
    byte[] head = (id + "." + seconds + ".").getBytes(UTF_8);
    return secrets.stream()
        .map(
            secret ->
                secret.signing().version()
                    + ","
                    + Base64.getEncoder().encodeToString(secret.sign(head, body)))
        .collect(Collectors.joining(" "));
  }
}
