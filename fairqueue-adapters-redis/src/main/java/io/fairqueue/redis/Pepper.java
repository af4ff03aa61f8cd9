package io.fairqueue.redis;

import io.fairqueue.domain.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps email addresses and codes out of Redis: six digits, or all addresses of a list, are hashed
 * in a second, unless the hash needs a secret that is not there. All nodes share it. Never printed.
 * Thread-safe.
 */
public final class Pepper {

  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int DIGEST_BYTES = 16;

  private final byte[] macKey;
  private final SecretKeySpec sealKey;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param secret at least 16 random bytes that are kept elsewhere
   */
  public Pepper(byte[] secret) {
    if (secret.length < DIGEST_BYTES) {
      throw new IllegalArgumentException("the secret is too short");
    }
    this.macKey = Sha256.hmac(secret, "digest");
    this.sealKey = new SecretKeySpec(Sha256.hmac(secret, "seal"), "AES");
  }

  /** 32 hexadecimal digits that tell nothing of the text. */
  String digest(String text) {
    return HexFormat.of().formatHex(Sha256.hmac(macKey, text), 0, DIGEST_BYTES);
  }

  /** A text that only {@link #open} reads. */
  String seal(String text) {
    try {
      byte[] iv = new byte[IV_BYTES];
      random.nextBytes(iv);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, sealKey, new GCMParameterSpec(TAG_BITS, iv));
      byte[] sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
      return base64.encodeToString(iv) + "." + base64.encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no AES-GCM", e);
    }
  }

  String open(String sealed) {
    try {
      int dot = sealed.indexOf('.');
      byte[] iv = Base64.getUrlDecoder().decode(sealed.substring(0, dot));
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, sealKey, new GCMParameterSpec(TAG_BITS, iv));
      return new String(
          cipher.doFinal(Base64.getUrlDecoder().decode(sealed.substring(dot + 1))),
          StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("what was sealed was changed", e);
    }
  }
}
