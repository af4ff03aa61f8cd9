package io.fairqueue.domain.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.fairness.CanonicalJson;
import io.fairqueue.domain.fairness.Checkpoint;
import io.fairqueue.domain.fairness.DrawSecret;
import io.fairqueue.domain.fairness.MerkleTree;
import io.fairqueue.domain.fairness.NoteKey;
import io.fairqueue.domain.fairness.SignedNote;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Checks a proof that an entry is in a log, as C2SP's tlog-proof (version 1) writes it. */
public final class EntryAudit {

  private static final String FIRST = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";

  private final Map<String, Object> extra;
  private final long index;
  private final List<byte[]> path;
  private final SignedNote note;
  private final Checkpoint checkpoint;

  private EntryAudit(Map<String, Object> extra, long index, List<byte[]> path, SignedNote note) {
    this.extra = extra;
    this.index = index;
    this.path = path;
    this.note = note;
    this.checkpoint = Checkpoint.parse(note.text());
  }

  /** Reads a proof; throws an {@link IllegalArgumentException} for anything else. */
  public static EntryAudit parse(String text) {
    int end = text.indexOf("\n\n");
    if (end < 0) {
      throw new IllegalArgumentException("this is no proof");
    }
    List<String> lines = text.substring(0, end).lines().toList();
    if (lines.size() < 3
        || !lines.getFirst().equals(FIRST)
        || !lines.get(1).startsWith(EXTRA)
        || !lines.get(2).startsWith(INDEX)) {
      throw new IllegalArgumentException("this is no proof of the kind " + FIRST);
    }
    return new EntryAudit(
        CanonicalJson.object(Base64.getDecoder().decode(lines.get(1).substring(EXTRA.length()))),
        Long.parseLong(lines.get(2).substring(INDEX.length())),
        hashes(lines.subList(3, lines.size())),
        SignedNote.parse(text.substring(end + 2)));
  }

  private static List<byte[]> hashes(List<?> texts) {
    List<byte[]> hashes = new ArrayList<>();
    for (Object text : texts) {
      byte[] hash = Base64.getDecoder().decode(String.valueOf(text));
      if (hash.length != MerkleTree.HASH_BYTES) {
        throw new IllegalArgumentException("a hash has 32 bytes");
      }
      hashes.add(hash);
    }
    return hashes;
  }

  /** By keys that are known. */
  public List<Check> checks(List<NoteKey> keys) {
    byte[] logged = text(extra, "logged").getBytes(UTF_8);
    Leaf leaf = Leaf.parse(logged);
    Map<?, ?> entry = object(extra, "entry");
    long number = number(entry, "number");
    long first = leaf.number("joined", "first");
    byte[] own = own(entry, number);
    boolean signed = keys.stream().anyMatch(note::isSignedBy);
    boolean isOfEvent = checkpoint.origin().contains("/log/" + text(entry, "event_id"));
    return List.of(
        Check.of(
            signed && isOfEvent,
            "signature",
            signed ? "%s, %d entries" : "no known key has signed this checkpoint of %s, %d entries",
            checkpoint.origin(),
            checkpoint.size()),
        Check.of(
            MerkleTree.includes(
                checkpoint.root(), checkpoint.size(), MerkleTree.leafHash(logged), index, path),
            "the log's entry",
            "entry %d of the log",
            index),
        Check.of(
            extra.get("path") instanceof List<?> below
                && MerkleTree.includes(
                    Base64.getDecoder().decode(text(leaf.object("joined"), "root")),
                    leaf.number("joined", "count"),
                    MerkleTree.leafHash(own),
                    number - first,
                    hashes(below)),
            "the fan's entry",
            "number %d, logged at %s",
            number,
            leaf.text("at").orElse("")));
  }

  /**
   * Of an event that was over long ago the leaf is told, and what it was made of is in receipts.
   */
  private static byte[] own(Map<?, ?> entry, long number) {
    return entry.containsKey("salt")
        ? DrawSecret.leaf(
            EventId.parse(text(entry, "event_id")),
            EntryId.parse(text(entry, "entry_id")),
            number,
            Base64.getDecoder().decode(text(entry, "salt")))
        : Base64.getDecoder().decode(text(entry, "leaf"));
  }

  private static Map<?, ?> object(Map<?, ?> in, String name) {
    return in.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String text(Map<?, ?> in, String name) {
    if (in.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("a proof without " + name);
  }

  private static long number(Map<?, ?> in, String name) {
    if (in.get(name) instanceof Long number) {
      return number;
    }
    throw new IllegalArgumentException("a proof without " + name);
  }
}
