package io.fairqueue.port.proof;

import io.fairqueue.domain.fairness.SignedNote.NoteSignature;
import io.fairqueue.domain.witness.WitnessKey;

/** Somebody else who signs what was seen of logs. Thread-safe. */
public interface Witness {

  /** Who that is. */
  WitnessKey key();

  /**
   * Asks for a signature. Waits for others, some seconds; never throws for what they do.
   *
   * @param body as {@link io.fairqueue.domain.witness.AddCheckpoint#body} makes it
   */
  Answer add(String body);

  /** What a witness answers. */
  sealed interface Answer {

    record Signed(NoteSignature signature) implements Answer {}

    /**
     * It goes on from another length.
     *
     * @param size which it has signed last
     */
    record Elsewhere(long size) implements Answer {}

    /** It does not sign, or did not answer. */
    record Refused() implements Answer {}
  }
}
