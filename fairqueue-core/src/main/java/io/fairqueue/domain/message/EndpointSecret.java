package io.fairqueue.domain.message;

import io.fairqueue.domain.Ed25519;
import io.fairqueue.domain.Sha256;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * What signs an endpoint's messages, as Standard Webhooks writes it.
 *
 * @param text {@code whsec_} and the Base64 form of a key that both sides have; or {@code whsk_}
 *     and that of an Ed25519 seed
 */
public record EndpointSecret(String text) {

  private static final String PUBLIC_PREFIX = "whpk_";
  private static final int BYTES = 32;

  public EndpointSecret {
    if (Arrays.stream(EndpointSigning.values()).noneMatch(each -> isOf(each, text))) {
      throw new IllegalArgumentException("not a secret of an endpoint");
    }
  }

  /** A new one; {@code random} must be one for secrets. */
  public static EndpointSecret generate(EndpointSigning signing, RandomGenerator random) {
    byte[] key = new byte[BYTES];
    random.nextBytes(key);
    return new EndpointSecret(signing.prefix() + base64(key));
  }

  /** How it signs. */
  public EndpointSigning signing() {
    return isOf(EndpointSigning.KEY_PAIR, text)
        ? EndpointSigning.KEY_PAIR
        : EndpointSigning.SHARED_SECRET;
  }

  /** What the endpoint verifies with: the secret itself, or {@code whpk_} and the public key. */
  public String verifier() {
    return switch (signing()) {
      case SHARED_SECRET -> text;
      case KEY_PAIR -> PUBLIC_PREFIX + base64(new Ed25519(key()).publicKey());
    };
  }

  /**
   * Its signature.
   *
   * @param parts one behind the other
   */
  public byte[] sign(byte[]... parts) {
    return switch (signing()) {
      case SHARED_SECRET -> Sha256.hmac(key(), parts);
      case KEY_PAIR -> new Ed25519(key()).sign(parts);
    };
  }

  private byte[] key() {
    return Base64.getDecoder().decode(text.substring(signing().prefix().length()));
  }

  private static boolean isOf(EndpointSigning signing, String text) {
    return text.startsWith(signing.prefix());
  }

  private static String base64(byte[] key) {
    return Base64.getEncoder().encodeToString(key);
  }

  /** Prints no secret. */
  @Override
  public String toString() {
    return "EndpointSecret[]";
  }
}
