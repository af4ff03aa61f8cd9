package io.fairqueue.crypto;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an authenticator app and this server share. Its codes are those of RFC 6238 as all apps make
 * them: six digits by HMAC-SHA-1, another every 30 seconds. Immutable; never printed.
 */
public final class AuthenticatorSecret {

  private static final int BYTES = 20;
  private static final int STEP_SECONDS = 30;
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int LETTER_BITS = 5;

  private final byte[] bytes;

  private AuthenticatorSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A new one. */
  public static AuthenticatorSecret random(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new AuthenticatorSecret(bytes);
  }

  /** What {@link #stored} wrote. */
  public static AuthenticatorSecret of(String stored) {
    return new AuthenticatorSecret(Base64.getDecoder().decode(stored));
  }

  /** As it is kept, behind a lock. */
  public String stored() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** As people type it into an app: Base32 (RFC 4648), without padding. */
  public String typed() {
    var text = new StringBuilder();
    int bits = 0;
    int kept = 0;
    for (byte each : bytes) {
      kept = (kept << Byte.SIZE) | (each & 0xff);
      bits += Byte.SIZE;
      while (bits >= LETTER_BITS) {
        bits -= LETTER_BITS;
        text.append(ALPHABET.charAt((kept >>> bits) & (ALPHABET.length() - 1)));
      }
      kept &= (1 << bits) - 1;
    }
    return text.toString();
  }

  /**
   * As apps scan it.
   *
   * @param issuer whose account it is for
   * @param account which one
   */
  public String uri(String issuer, String account) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
        .formatted(escape(issuer), escape(account), typed(), escape(issuer));
  }

  /**
   * The time step whose code this is: the present one, or one before or after, since clocks differ.
   * Empty for none of them.
   */
  public OptionalLong step(String code, Instant now) {
    long present = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    return LongStream.of(present, present - 1, present + 1)
        .filter(step -> code(step).equals(code))
        .findFirst();
  }

  /** The code of a time step. */
  String code(long step) {
    try {
      return new HmacOneTimePasswordGenerator()
          .generateOneTimePasswordString(new SecretKeySpec(bytes, "HmacSHA1"), step);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HMAC-SHA-1", e);
    }
  }

  /** Path and query take %20 for a space; a plus would be one. */
  private static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return "AuthenticatorSecret";
  }
}
