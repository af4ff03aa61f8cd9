package io.fairqueue.domain.fairness;

import static java.nio.charset.StandardCharsets.UTF_8;

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

/** Signs notes, by a seed that nobody else has. Immutable; never printed. */
public final class NoteSigner {

  private static final int SEED_BYTES = 32;

  /** What stands before a seed in the form that every Java reads (RFC 8410). */
  private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private final NoteKey key;
  private final PrivateKey secret;

  /**
   * @param seed 32 bytes
   */
  public NoteSigner(String name, byte[] seed) {
    if (seed.length != SEED_BYTES) {
      throw new IllegalArgumentException("an Ed25519 seed has 32 bytes");
    }
    try {
      byte[] encoded = Arrays.copyOf(PKCS8, PKCS8.length + SEED_BYTES);
      System.arraycopy(seed, 0, encoded, PKCS8.length, SEED_BYTES);
      this.secret =
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
      this.key = new NoteKey(name, publicKey(seed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no Ed25519", e);
    }
  }

  /** What its signatures verify with. */
  public NoteKey key() {
    return key;
  }

  /** Its signature of a text: 64 bytes, always the same. */
  public byte[] sign(String text) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(secret);
      signer.update(text.getBytes(UTF_8));
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
    byte[] little = new byte[SEED_BYTES];
    for (int i = 0; i < Math.min(big.length, SEED_BYTES); i++) {
      little[i] = big[big.length - 1 - i];
    }
    if (point.isXOdd()) {
      little[SEED_BYTES - 1] |= (byte) 0x80;
    }
    return little;
  }

  @Override
  public String toString() {
    return "NoteSigner[" + key.name() + "]";
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
