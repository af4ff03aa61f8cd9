package io.fairqueue.domain.audit;

import io.fairqueue.domain.fairness.Checkpoint;
import io.fairqueue.domain.fairness.GrowingTree;
import io.fairqueue.domain.fairness.NoteKey;
import io.fairqueue.domain.fairness.SignedNote;
import io.fairqueue.domain.witness.WitnessKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks a log as a whole: the signature of its checkpoint, the root of its entries, and that it
 * goes on from an earlier checkpoint. Not thread-safe.
 */
public final class LogAudit {

  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  private final SignedNote note;
  private final Checkpoint checkpoint;
  private final @Nullable Checkpoint since;
  private final GrowingTree tree = new GrowingTree();
  private byte @Nullable [] rootThen;

  /**
   * An audit of a log up to a checkpoint; throws an {@link IllegalArgumentException} for what is
   * none.
   *
   * @param since an earlier checkpoint that was seen before; null for none
   */
  public LogAudit(String checkpoint, @Nullable String since) {
    this.note = SignedNote.parse(checkpoint);
    this.checkpoint = Checkpoint.parse(note.text());
    this.since = since == null ? null : Checkpoint.parse(SignedNote.parse(since).text());
  }

  /** What the log says of itself. */
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  /** The log's next entry. */
  public void add(byte[] entry) {
    noteRoot();
    tree.add(entry);
  }

  private void noteRoot() {
    if (since != null && tree.size() == since.size()) {
      rootThen = tree.root();
    }
  }

  /** Who signed, by keys that are known. */
  public Check signature(List<NoteKey> keys) {
    List<NoteKey> own =
        keys.stream().filter(key -> key.name().equals(checkpoint.origin())).toList();
    return own.stream()
        .filter(note::isSignedBy)
        .findFirst()
        .map(
            key ->
                Check.pass("signature", "%s has signed %d entries", key.name(), checkpoint.size()))
        .orElseGet(
            () ->
                Check.fail(
                    "signature",
                    own.isEmpty()
                        ? "there is no key of %s"
                        : "no key of %s has signed this checkpoint",
                    checkpoint.origin()));
  }

  /** Which witnesses have seen the same checkpoint. */
  public Check witnesses(List<WitnessKey> known) {
    List<String> names =
        known.stream().filter(key -> key.signed(note).isPresent()).map(WitnessKey::name).toList();
    if (!names.isEmpty()) {
      return Check.pass("witnesses", "%s have seen the same", String.join(", ", names));
    }
    long others =
        note.signatures().stream().filter(each -> !each.name().equals(checkpoint.origin())).count();
    return others == 0
        ? Check.warn("witnesses", "nobody but the log itself has signed the checkpoint")
        : Check.warn(
            "witnesses",
            "%d others have signed the checkpoint, none of them is known here",
            others);
  }

  /** Whether the entries are those that were signed, and go on from what was seen before. */
  public List<Check> contents() {
    noteRoot();
    List<Check> checks = new ArrayList<>();
    boolean same =
        tree.size() == checkpoint.size() && Arrays.equals(tree.root(), checkpoint.root());
    checks.add(
        Check.of(
            same,
            "root",
            same ? "%d entries have the signed root %s" : "%d entries have not the signed root %s",
            tree.size(),
            BASE64.encodeToString(checkpoint.root())));
    Checkpoint before = since;
    if (before != null) {
      boolean goesOn =
          before.origin().equals(checkpoint.origin())
              && rootThen != null
              && Arrays.equals(rootThen, before.root());
      checks.add(
          Check.of(
              goesOn,
              "consistency",
              goesOn
                  ? "the first %d entries are those of the earlier checkpoint"
                  : "the first %d entries are not those of the earlier checkpoint",
              before.size()));
    }
    return checks;
  }
}
