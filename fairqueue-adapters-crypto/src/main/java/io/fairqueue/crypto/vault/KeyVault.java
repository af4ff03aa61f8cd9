package io.fairqueue.crypto.vault;

import io.fairqueue.port.SigningKeyStore.StoredKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts private and secret keys for the store: AES-256-GCM (NIST SP 800-38D) under a key that
 * scrypt (RFC 7914) derives from the operator's secret and a salt of its own, bound to the key's
 * name.
 *
 * <p>Written as {@code scrypt$salt$nonce$ciphertext}, each in Base64.
 */
public final class KeyVault {

  private static final int SHORTEST_SECRET = 16;
  private static final int COST = 1 << 14;
  private static final int BLOCK_SIZE = 8;
  private static final int SALT_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final byte @Nullable [] secret;
  private final SecureRandom random = new SecureRandom();

  /** With the operator's secret, or none: what is kept is in clear then. */
  public KeyVault(@Nullable String secret) {
    if (secret != null && secret.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "FAIRQUEUE_KEY_SECRET must have at least " + SHORTEST_SECRET + " characters");
    }
    this.secret = secret == null ? null : secret.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether there is a secret. */
  public boolean encrypts() {
    return secret != null;
  }

  /** The text as it is stored: encrypted if there is a secret. */
  public String lock(String kid, String text) {
    if (secret == null) {
      return text;
    }
    byte[] salt = randomBytes(SALT_BYTES);
    byte[] nonce = randomBytes(NONCE_BYTES);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, secret, salt, nonce, kid);
      byte[] locked = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      Base64.Encoder base64 = Base64.getEncoder();
      return String.join(
          "$",
          "scrypt",
          base64.encodeToString(salt),
          base64.encodeToString(nonce),
          base64.encodeToString(locked));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no AES-GCM", e);
    }
  }

  /** The private part of a stored key, in the clear. */
  public String reveal(StoredKey key) {
    return key.encrypted() ? unlock(key.kid(), key.privateJwk()) : key.privateJwk();
  }

  /**
   * What {@link #lock} locked under the same name; an {@link IllegalStateException} says why it
   * does not open.
   */
  public String unlock(String kid, String locked) {
    if (secret == null) {
      throw new IllegalStateException(
          "the signing key " + kid + " is encrypted: set FAIRQUEUE_KEY_SECRET");
    }
    String[] parts = locked.split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals("scrypt")) {
      throw new IllegalStateException("the signing key " + kid + " is encrypted in an unknown way");
    }
    Base64.Decoder base64 = Base64.getDecoder();
    try {
      Cipher cipher =
          cipher(
              Cipher.DECRYPT_MODE, secret, base64.decode(parts[1]), base64.decode(parts[2]), kid);
      return new String(cipher.doFinal(base64.decode(parts[3])), StandardCharsets.UTF_8);
    } catch (AEADBadTagException e) {
      throw new IllegalStateException(
          "FAIRQUEUE_KEY_SECRET is not the one that the signing key " + kid + " is encrypted with",
          e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the signing key " + kid + " can't be decrypted", e);
    }
  }

  private static Cipher cipher(int mode, byte[] secret, byte[] salt, byte[] nonce, String kid)
      throws GeneralSecurityException {
    byte[] key = SCrypt.generate(secret, salt, COST, BLOCK_SIZE, 1, 32);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(kid.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
