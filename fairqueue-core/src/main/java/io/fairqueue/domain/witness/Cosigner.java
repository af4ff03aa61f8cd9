package io.fairqueue.domain.witness;

import io.fairqueue.domain.fairness.NoteSigner;
import io.fairqueue.domain.fairness.SignedNote.NoteSignature;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Signs checkpoints that were seen, by a seed that nobody else has. Immutable; never printed. */
public final class Cosigner {

  private final WitnessKey key;
  private final NoteSigner signer;

  /**
   * @param seed 32 bytes
   */
  public Cosigner(String name, byte[] seed) {
    this.signer = new NoteSigner(name, seed);
    this.key = new WitnessKey(name, signer.key().publicKey());
  }

  /** What its signatures verify with. */
  public WitnessKey key() {
    return key;
  }

  /**
   * Its signature of a checkpoint.
   *
   * @param checkpoint the text that the log has signed
   */
  public NoteSignature sign(String checkpoint, Instant now) {
    long time = now.getEpochSecond();
    byte[] signature = signer.sign(WitnessKey.message(time, checkpoint));
    return new NoteSignature(
        key.name(),
        key.id(),
        ByteBuffer.allocate(Long.BYTES + signature.length).putLong(time).put(signature).array());
  }

  @Override
  public String toString() {
    return "Cosigner[" + key.name() + "]";
  }
}
