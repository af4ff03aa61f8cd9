package io.fairqueue.paystack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhook signatures: HMAC-SHA512 of the raw body under the secret key, in hexadecimal. */
public final class PaystackSignature {

  /** The header that carries it. */
  public static final String HEADER = "x-paystack-signature";

  private static final String ALGORITHM = "HmacSHA512";

  private PaystackSignature() {}

  public static String sign(byte[] body, String secretKey) {
    return HexFormat.of().formatHex(hmac(body, secretKey));
  }

  /** Whether the signature belongs to these bytes; takes the same time wherever they differ. */
  public static boolean isValid(byte[] body, String signature, String secretKey) {
    byte[] expected = sign(body, secretKey).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hmac(byte[] body, String secretKey) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }
}
