package io.fairqueue.crypto.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairqueue.port.ServerSecrets;
import io.fairqueue.port.message.SecretVault;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts secrets for the store by AES-256-GCM under one key that all nodes share. The key itself
 * is in the store, locked by the operator's secret if there is one; it is opened once per node,
 * since that takes long on purpose. Thread-safe.
 *
 * <p>Written as the Base64 form of nonce and ciphertext, bound to the secret's name.
 */
public final class EnvelopeVault implements SecretVault {

  private static final String NAME = "of webhooks";
  private static final String CLEAR = "clear$";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final ServerSecrets secrets;
  private final KeyVault vault;
  private final SecureRandom random = new SecureRandom();
  private final Object opening = new Object();
  private volatile @Nullable SecretKeySpec key;

  /**
   * Reads nothing yet.
   *
   * @param keySecret locks the key in the store; null to keep it in the clear
   */
  public EnvelopeVault(ServerSecrets secrets, @Nullable String keySecret) {
    this.secrets = secrets;
    this.vault = new KeyVault(keySecret);
  }

  @Override
  public String seal(String name, String secret) {
    byte[] nonce = randomBytes(NONCE_BYTES);
    try {
      byte[] locked = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(secret.getBytes(UTF_8));
      return Base64.getEncoder()
          .encodeToString(
              ByteBuffer.allocate(nonce.length + locked.length).put(nonce).put(locked).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no AES-GCM", e);
    }
  }

  @Override
  public String open(String name, String sealed) {
    try {
      byte[] both = Base64.getDecoder().decode(sealed);
      byte[] nonce = new byte[NONCE_BYTES];
      ByteBuffer.wrap(both).get(nonce);
      byte[] secret =
          cipher(Cipher.DECRYPT_MODE, nonce, name)
              .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
      return new String(secret, UTF_8);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IllegalStateException(name + " can't be decrypted", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(name.getBytes(UTF_8));
    return cipher;
  }

  private SecretKeySpec key() {
    SecretKeySpec known = key;
    if (known != null) {
      return known;
    }
    synchronized (opening) {
      SecretKeySpec opened = key;
      if (opened == null) {
        opened = new SecretKeySpec(read(), "AES");
        key = opened;
      }
      return opened;
    }
  }

  private byte[] read() {
    byte[] mine = randomBytes(KEY_BYTES);
    byte[] stored = secrets.firstOf(NAME, written(mine));
    String text = new String(stored, UTF_8);
    if (!text.startsWith(CLEAR)) {
      return Base64.getDecoder().decode(vault.unlock(NAME, text));
    }
    byte[] clear = Base64.getDecoder().decode(text.substring(CLEAR.length()));
    if (vault.encrypts()) {
      // Since the last start the operator has come to have a secret.
      secrets.replace(NAME, stored, written(clear));
    }
    return clear;
  }

  private byte[] written(byte[] plain) {
    String text = Base64.getEncoder().encodeToString(plain);
    return (vault.encrypts() ? vault.lock(NAME, text) : CLEAR + text).getBytes(UTF_8);
  }

  private byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
