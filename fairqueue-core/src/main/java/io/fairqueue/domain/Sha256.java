package io.fairqueue.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256, and the HMAC that goes by it. Every Java has both. */
public final class Sha256 {

  private static final String HMAC = "HmacSHA256";

  private Sha256() {}

  /** The digest of these, one behind the other: 32 bytes. */
  public static byte[] of(byte[]... parts) {
    return new Digests().of(parts);
  }

  /** The digest of a text in UTF-8. */
  public static byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What only those can make who have the key: 32 bytes.
   *
   * @param parts one behind the other
   */
  public static byte[] hmac(byte[] key, byte[]... parts) {
    return new Hmacs(key).of(parts);
  }

  /** The same of a text in UTF-8. */
  public static byte[] hmac(byte[] key, String text) {
    return hmac(key, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Makes digests one after the other: many cost less so than each by itself. Not thread-safe. */
  public static final class Digests {

    private final MessageDigest digest;

    public Digests() {
      try {
        this.digest = MessageDigest.getInstance("SHA-256");
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this Java has no SHA-256", e);
      }
    }

    /** The digest of these, one behind the other: 32 bytes. */
    public byte[] of(byte[]... parts) {
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    }
  }

  /** The same of HMACs under one key. Not thread-safe. */
  public static final class Hmacs {

    private final Mac mac;

    public Hmacs(byte[] key) {
      try {
        this.mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(key, HMAC));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this Java has no " + HMAC, e);
      }
    }

    /** The HMAC of these, one behind the other: 32 bytes. */
    public byte[] of(byte[]... parts) {
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    }
  }
}
