package io.fairqueue.domain.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairqueue.domain.Sha256;
import io.fairqueue.domain.fairness.NoteKey;
import io.fairqueue.domain.fairness.SignedNote;
import io.fairqueue.domain.fairness.SignedNote.NoteSignature;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A witness, and the key that its signatures verify with: C2SP's tlog-cosignature (version 1.0.1),
 * Ed25519 with a time.
 *
 * @param name no space and no plus in it
 * @param publicKey 32 bytes
 */
public record WitnessKey(String name, byte[] publicKey) {

  /** How a signature of a witness is told from one of a log. */
  private static final byte COSIGNATURE = 4;

  private static final int ID_BYTES = 4;
  private static final int KEY_BYTES = 32;
  private static final int SIGNATURE_BYTES = 64;

  public WitnessKey {
    if (publicKey.length != KEY_BYTES || !name.matches("[^\\s+]+")) {
      throw new IllegalArgumentException("no key of a witness: " + name);
    }
    publicKey = publicKey.clone();
  }

  /** Reads what {@link #toString} writes; throws an {@link IllegalArgumentException} for others. */
  public static WitnessKey parse(String vkey) {
    int first = vkey.indexOf('+');
    int second = vkey.indexOf('+', first + 1);
    if (first <= 0 || second < 0) {
      throw new IllegalArgumentException("a witness is written as name+id+key");
    }
    byte[] typed = Base64.getDecoder().decode(vkey.substring(second + 1));
    if (typed.length != KEY_BYTES + 1 || typed[0] != COSIGNATURE) {
      throw new IllegalArgumentException("this is no key of a witness");
    }
    WitnessKey key =
        new WitnessKey(vkey.substring(0, first), Arrays.copyOfRange(typed, 1, typed.length));
    if (!vkey.substring(first + 1, second).equals(HexFormat.of().formatHex(key.id()))) {
      throw new IllegalArgumentException("the key's id is another");
    }
    return key;
  }

  /** By which signatures name it: 4 bytes. */
  public byte[] id() {
    return Arrays.copyOf(
        Sha256.of(name.getBytes(UTF_8), new byte[] {'\n', COSIGNATURE}, publicKey), ID_BYTES);
  }

  @Override
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** When it signed a checkpoint; empty if it did not. */
  public Optional<Instant> signed(SignedNote note) {
    return note.signatures().stream()
        .filter(each -> isOf(note.text(), each))
        .map(each -> Instant.ofEpochSecond(ByteBuffer.wrap(each.signature()).getLong()))
        .findFirst();
  }

  /** Whether this is its signature of a checkpoint. */
  public boolean isOf(String checkpoint, NoteSignature signature) {
    byte[] bytes = signature.signature();
    if (!signature.name().equals(name)
        || !Arrays.equals(signature.id(), id())
        || bytes.length != Long.BYTES + SIGNATURE_BYTES) {
      return false;
    }
    long time = ByteBuffer.wrap(bytes).getLong();
    return time >= 0
        && new NoteKey(name, publicKey)
            .verifies(
                message(time, checkpoint), Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
  }

  /** What a witness signs. */
  static String message(long time, String checkpoint) {
    return "cosignature/v1\ntime " + time + "\n" + checkpoint;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WitnessKey that
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
    typed[0] = COSIGNATURE;
    System.arraycopy(publicKey, 0, typed, 1, KEY_BYTES);
    return name
        + "+"
        + HexFormat.of().formatHex(id())
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }
}
