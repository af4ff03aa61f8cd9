package io.fairqueue.memory.account;

import io.fairqueue.port.PasswordHasher;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2-HMAC-SHA256 (RFC 8018) from the JDK, for programs that bring no better hasher; the
 * argon2id adapter is better.
 */
public final class MemoryPasswordHasher implements PasswordHasher {

  private static final int ITERATIONS = 600_000;
  private static final int BITS = 256;
  private static final HexFormat HEX = HexFormat.of();

  private final SecureRandom random = new SecureRandom();

  @Override
  public synchronized String hash(String password) {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    return "pbkdf2-sha256$%d$%s$%s"
        .formatted(
            ITERATIONS, HEX.formatHex(salt), HEX.formatHex(derive(password, salt, ITERATIONS)));
  }

  @Override
  public synchronized boolean matches(String password, String hash) {
    String[] parts = hash.split("\\$", -1);
    byte[] derived = derive(password, HEX.parseHex(parts[2]), Integer.parseInt(parts[1]));
    return MessageDigest.isEqual(derived, HEX.parseHex(parts[3]));
  }

  @Override
  public boolean isOutdated(String hash) {
    return !hash.startsWith("pbkdf2-sha256$" + ITERATIONS + "$");
  }

  @Override
  public synchronized void hashAnyway(String password) {
    derive(password, new byte[16], ITERATIONS);
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, BITS))
          .getEncoded();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has PBKDF2", impossible);
    }
  }
}
