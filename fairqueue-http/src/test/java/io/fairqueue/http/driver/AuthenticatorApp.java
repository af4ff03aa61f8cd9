package io.fairqueue.http.driver;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What is on an organizer's phone: RFC 6238 once more, by itself. */
public final class AuthenticatorApp {

  private final byte[] secret;

  /**
   * @param typed the secret in Base32, as somebody types it
   */
  public AuthenticatorApp(String typed) {
    var number = BigInteger.ZERO;
    for (int i = 0; i < typed.length(); i++) {
      int letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(typed.charAt(i));
      number = number.shiftLeft(5).or(BigInteger.valueOf(letter));
    }
    byte[] padded = number.setBit(typed.length() * 5).toByteArray();
    this.secret = new byte[typed.length() * 5 / 8];
    System.arraycopy(padded, padded.length - secret.length, secret, 0, secret.length);
  }

  /** What it shows at a time. */
  public String code(Instant at) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash =
          mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(at.getEpochSecond() / 30).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
