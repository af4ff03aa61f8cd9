package io.fairqueue.domain.fairness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairqueue.domain.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Who signs something, what kind of signatures these are, and the Ed25519 key that they verify
 * with; as C2SP's signed-note (version 1.0.0) writes it: name, id and key. Immutable.
 */
public final class VerifierKey {

  private static final int KEY_BYTES = 32;
  private static final int ID_BYTES = 4;

  /** What stands before a raw key in the form that every Java reads (RFC 8410). */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private final byte kind;
  private final String name;
  private final byte[] publicKey;

  /**
   * @param kind of its signatures, as C2SP numbers them
   * @param name no space and no plus in it
   * @param publicKey 32 bytes
   */
  public VerifierKey(byte kind, String name, byte[] publicKey) {
    if (!name.matches("[^\\s+]+")) {
      throw new IllegalArgumentException("no name of a signer: " + name);
    }
    if (publicKey.length != KEY_BYTES) {
      throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
    }
    this.kind = kind;
    this.name = name;
    this.publicKey = publicKey.clone();
  }

  /**
   * Reads what {@link #toString} writes of a key of this kind; throws an {@link
   * IllegalArgumentException} for others.
   */
  public static VerifierKey parse(byte kind, String vkey) {
    int first = vkey.indexOf('+');
    int second = vkey.indexOf('+', first + 1);
    if (first <= 0 || second < 0) {
      throw new IllegalArgumentException("a key is written as name+id+key");
    }
    byte[] typed = Base64.getDecoder().decode(vkey.substring(second + 1));
    if (typed.length != KEY_BYTES + 1 || typed[0] != kind) {
      throw new IllegalArgumentException("this is no Ed25519 key of kind " + kind);
    }
    VerifierKey key =
        new VerifierKey(kind, vkey.substring(0, first), Arrays.copyOfRange(typed, 1, typed.length));
    if (!vkey.substring(first + 1, second).equals(HexFormat.of().formatHex(key.id()))) {
      throw new IllegalArgumentException("the key's id is another");
    }
    return key;
  }

  public String name() {
    return name;
  }

  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** By which signatures name it: 4 bytes. */
  public byte[] id() {
    return Arrays.copyOf(
        Sha256.of(name.getBytes(UTF_8), new byte[] {'\n', kind}, publicKey), ID_BYTES);
  }

  /** Whether this is its signature of a text. */
  public boolean verifies(String text, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key());
      verifier.update(text.getBytes(UTF_8));
      return verifier.verify(signature);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  private PublicKey key() throws GeneralSecurityException {
    byte[] encoded = Arrays.copyOf(X509, X509.length + KEY_BYTES);
    System.arraycopy(publicKey, 0, encoded, X509.length, KEY_BYTES);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that
        && kind == that.kind
        && name.equals(that.name)
        && Arrays.equals(publicKey, that.publicKey);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(publicKey);
  }

  /** As files of keys have it. */
  @Override
  public String toString() {
    byte[] typed = new byte[KEY_BYTES + 1];
    typed[0] = kind;
    System.arraycopy(publicKey, 0, typed, 1, KEY_BYTES);
    return name
        + "+"
        + HexFormat.of().formatHex(id())
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }
}
