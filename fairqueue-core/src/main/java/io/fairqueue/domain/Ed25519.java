package io.fairqueue.domain;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Signs by Ed25519 (RFC 8032), by a seed that nobody else has. Every Java has it. Immutable; never
 * printed.
 */
public final class Ed25519 {

  /** Bytes of a seed, and of a public key. */
  public static final int KEY_BYTES = 32;

  /** What stands before a seed in the form that every Java reads (RFC 8410). */
  private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private final PrivateKey secret;
  private final byte[] publicKey;

  /**
   * @param seed 32 bytes
   */
  public Ed25519(byte[] seed) {
    if (seed.length != KEY_BYTES) {
      throw new IllegalArgumentException("an Ed25519 seed has 32 bytes");
    }
    try {
      byte[] encoded = Arrays.copyOf(PKCS8, PKCS8.length + KEY_BYTES);
      System.arraycopy(seed, 0, encoded, PKCS8.length, KEY_BYTES);
      this.secret =
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
      this.publicKey = publicKey(seed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no Ed25519", e);
    }
  }

  /** What its signatures verify with: 32 bytes. */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /**
   * Its signature: 64 bytes, always the same.
   *
   * @param parts one behind the other
   */
  public byte[] sign(byte[]... parts) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(secret);
      for (byte[] part : parts) {
        signer.update(part);
      }
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no Ed25519", e);
    }
  }

  /** A Java tells the public key of a pair that it makes: so one is made from the seed. */
  private static byte[] publicKey(byte[] seed) throws GeneralSecurityException {
    var generator = java.security.KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(NamedParameterSpec.ED25519, new SeedOnly(seed));
    var point = ((EdECPublicKey) generator.generateKeyPair().getPublic()).getPoint();
    byte[] big = point.getY().toByteArray();
    byte[] little = new byte[KEY_BYTES];
    for (int i = 0; i < Math.min(big.length, KEY_BYTES); i++) {
      little[i] = big[big.length - 1 - i];
    }
    if (point.isXOdd()) {
      little[KEY_BYTES - 1] |= (byte) 0x80;
    }
    return little;
  }

  /** Gives a generator of pairs the one seed that it is to begin with. */
  private static final class SeedOnly extends SecureRandom {

    private static final long serialVersionUID = 1;

    private final transient byte[] seed;

    SeedOnly(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
