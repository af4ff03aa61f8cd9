package io.fairqueue.domain.witness;

import io.fairqueue.domain.fairness.SignedNote;
import io.fairqueue.domain.fairness.SignedNote.NoteSignature;
import io.fairqueue.domain.fairness.VerifierKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A witness, and the key that its signatures verify with: C2SP's tlog-cosignature (version 1.0.1),
 * Ed25519 with a time.
 */
public record WitnessKey(VerifierKey key) {

  /** How a signature of a witness is told from one of a log. */
  private static final byte COSIGNATURE = 4;

  private static final int SIGNATURE_BYTES = 64;

  /** The key of this name: 32 bytes. */
  public WitnessKey(String name, byte[] publicKey) {
    this(new VerifierKey(COSIGNATURE, name, publicKey));
  }

  /** Reads what {@link #toString} writes; throws an {@link IllegalArgumentException} for others. */
  public static WitnessKey parse(String vkey) {
    return new WitnessKey(VerifierKey.parse(COSIGNATURE, vkey));
  }

  public String name() {
    return key.name();
  }

  public byte[] publicKey() {
    return key.publicKey();
  }

  /** By which signatures name it: 4 bytes. */
  public byte[] id() {
    return key.id();
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
    if (!signature.name().equals(name())
        || !Arrays.equals(signature.id(), id())
        || bytes.length != Long.BYTES + SIGNATURE_BYTES) {
      return false;
    }
    long time = ByteBuffer.wrap(bytes).getLong();
    return time >= 0
        && key.verifies(
            message(time, checkpoint), Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
  }

  /** What a witness signs. */
  static String message(long time, String checkpoint) {
    return "cosignature/v1\ntime " + time + "\n" + checkpoint;
  }

  /** As files of keys have it. */
  @Override
  public String toString() {
    return key.toString();
  }
}
