package io.fairqueue.domain.witness;

import io.fairqueue.domain.fairness.Checkpoint;
import io.fairqueue.domain.fairness.MerkleTree;
import io.fairqueue.domain.fairness.NoteKey;
import io.fairqueue.domain.fairness.SignedNote;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks a witness to sign a checkpoint, as C2SP's tlog-witness (version 1.0.0) has it.
 *
 * @param old how long the log was that the witness has signed last; 0 for never
 * @param proof that the log goes on from there
 * @param note the checkpoint, signed by its log
 */
public record AddCheckpoint(long old, List<byte[]> proof, String note) {

  private static final String OLD = "old ";
  private static final int MAX_PROOF = 63;

  public AddCheckpoint {
    proof = List.copyOf(proof);
  }

  /** Reads what {@link #body} writes; throws an {@link IllegalArgumentException} for others. */
  public static AddCheckpoint parse(String body) {
    int end = body.indexOf("\n\n");
    List<String> lines = end < 0 ? List.of() : body.substring(0, end).lines().toList();
    if (lines.isEmpty()
        || !lines.getFirst().matches(OLD + "(0|[1-9][0-9]{0,17})")
        || lines.size() > 1 + MAX_PROOF) {
      throw new IllegalArgumentException("this asks for nothing");
    }
    List<byte[]> proof = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      byte[] hash = Base64.getDecoder().decode(line);
      if (hash.length != MerkleTree.HASH_BYTES) {
        throw new IllegalArgumentException("a hash has 32 bytes");
      }
      proof.add(hash);
    }
    return new AddCheckpoint(
        Long.parseLong(lines.getFirst().substring(OLD.length())), proof, body.substring(end + 2));
  }

  /** What is sent. */
  public String body() {
    StringBuilder body = new StringBuilder(OLD).append(old).append('\n');
    proof.forEach(hash -> body.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
    return body.append('\n').append(note).toString();
  }

  /**
   * What a witness makes of it.
   *
   * @param keys of logs that it watches
   * @param seen what it has signed last of this log; null for nothing
   */
  public Verdict judge(List<NoteKey> keys, @Nullable Checkpoint seen) {
    SignedNote signed = SignedNote.parse(note);
    Checkpoint checkpoint = Checkpoint.parse(signed.text());
    List<NoteKey> own =
        keys.stream().filter(key -> key.name().equals(checkpoint.origin())).toList();
    if (own.isEmpty()) {
      return new Verdict.Unknown();
    }
    if (own.stream().noneMatch(signed::isSignedBy)) {
      return new Verdict.NotSigned();
    }
    long last = seen == null ? 0 : seen.size();
    if (old > checkpoint.size()) {
      throw new IllegalArgumentException("a log does not become shorter");
    }
    if (old != last) {
      return new Verdict.Conflict(last);
    }
    byte[] before = seen == null ? MerkleTree.of(List.of()).root() : seen.root();
    return MerkleTree.isConsistent(before, old, checkpoint.root(), checkpoint.size(), proof)
        ? new Verdict.Accepted(checkpoint, signed.text())
        : new Verdict.Inconsistent();
  }

  /** What a witness says. */
  public sealed interface Verdict {

    /**
     * It signs.
     *
     * @param text what it signs
     */
    record Accepted(Checkpoint checkpoint, String text) implements Verdict {}

    /** No log that it watches. */
    record Unknown() implements Verdict {}

    /** Not by a key of the log. */
    record NotSigned() implements Verdict {}

    /** It has signed another length last. */
    record Conflict(long size) implements Verdict {}

    /** The log is another one than it was. */
    record Inconsistent() implements Verdict {}
  }
}
