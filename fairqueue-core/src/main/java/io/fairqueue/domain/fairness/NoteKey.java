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
 * Who signs notes, and the key that they verify with: Ed25519, as C2SP's signed-note (version
 * 1.0.0) writes it.
 *
 * @param name no space and no plus in it
 * @param publicKey 32 bytes
 */
public record NoteKey(String name, byte[] publicKey) {

  private static final int KEY_BYTES = 32;
  private static final int ID_BYTES = 4;
  private static final byte ED25519 = 1;

  /** What stands before a raw key in the form that every Java reads (RFC 8410). */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  public NoteKey {
    if (name.isEmpty() || !name.matches("[^\\s+]+")) {
      throw new IllegalArgumentException("no name of a note's signer: " + name);
    }
    if (publicKey.length != KEY_BYTES) {
      throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
    }
    publicKey = publicKey.clone();
  }

  /** Reads what {@link #toString} writes; throws an {@link IllegalArgumentException} for others. */
  public static NoteKey parse(String vkey) {
    int first = vkey.indexOf('+');
    int second = vkey.indexOf('+', first + 1);
    if (first <= 0 || second < 0) {
      throw new IllegalArgumentException("a key is written as name+id+key");
    }
    byte[] typed = Base64.getDecoder().decode(vkey.substring(second + 1));
    if (typed.length != KEY_BYTES + 1 || typed[0] != ED25519) {
      throw new IllegalArgumentException("this is no Ed25519 key");
    }
    NoteKey key = new NoteKey(vkey.substring(0, first), Arrays.copyOfRange(typed, 1, typed.length));
    if (!vkey.substring(first + 1, second).equals(HexFormat.of().formatHex(key.id()))) {
      throw new IllegalArgumentException("the key's id is another");
    }
    return key;
  }

  /** By which signatures name it: 4 bytes. */
  public byte[] id() {
    return Arrays.copyOf(
        Sha256.of(name.getBytes(UTF_8), new byte[] {'\n', ED25519}, publicKey), ID_BYTES);
  }

  @Override
  public byte[] publicKey() {
    return publicKey.clone();
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
    return other instanceof NoteKey that
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
    typed[0] = ED25519;
    System.arraycopy(publicKey, 0, typed, 1, KEY_BYTES);
    return name
        + "+"
        + HexFormat.of().formatHex(id())
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }
}
