package io.fairqueue.domain.message;

import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * What signs an endpoint's messages, as Standard Webhooks writes it.
 *
 * @param text {@code whsec_} and the Base64 form of the key
 */
public record EndpointSecret(String text) {

  private static final String PREFIX = "whsec_";
  private static final int BYTES = 32;

  public EndpointSecret {
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("not a secret of an endpoint");
    }
  }

  /** A new one; {@code random} must be one for secrets. */
  public static EndpointSecret generate(RandomGenerator random) {
    byte[] key = new byte[BYTES];
    random.nextBytes(key);
    return new EndpointSecret(PREFIX + Base64.getEncoder().encodeToString(key));
  }

  /** The key itself. */
  public byte[] key() {
    return Base64.getDecoder().decode(text.substring(PREFIX.length()));
  }

  /** Prints no secret. */
  @Override
  public String toString() {
    return "EndpointSecret[]";
  }
}
