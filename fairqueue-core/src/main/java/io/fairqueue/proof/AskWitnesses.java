package io.fairqueue.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.fairness.MerkleTree;
import io.fairqueue.domain.fairness.PublicLog;
import io.fairqueue.domain.fairness.SignedNote;
import io.fairqueue.domain.fairness.SignedNote.NoteSignature;
import io.fairqueue.domain.fairness.TilePath;
import io.fairqueue.domain.fairness.TiledTree;
import io.fairqueue.domain.witness.AddCheckpoint;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.proof.PublicLogStore;
import io.fairqueue.port.proof.PublicLogStore.LogHead;
import io.fairqueue.port.proof.PublicLogStore.Unlogged;
import io.fairqueue.port.proof.Witness;
import io.fairqueue.port.proof.Witness.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks witnesses to sign logs: when a draw has said something, and once a minute. Whoever does not
 * answer delays nothing but the others who are asked. Thread-safe.
 */
final class AskWitnesses {

  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** In their form these stand last. */
  private static final List<String> AT_ONCE =
      List.of("\"t\":\"list\"}", "\"t\":\"beacon\"}", "\"t\":\"fallback\"}", "\"t\":\"order\"}");

  private final PublicLogStore logs;
  private final List<Witness> witnesses;
  private final Map<EventId, Instant> asked = new ConcurrentHashMap<>();
  private final Set<EventId> due = ConcurrentHashMap.newKeySet();
  private final Map<Watched, Long> sizes = new ConcurrentHashMap<>();

  AskWitnesses(PublicLogStore logs, List<Witness> witnesses) {
    this.logs = logs;
    this.witnesses = witnesses;
  }

  /** A log has become longer. */
  void grown(EventId event, Unlogged added, Instant now) {
    if (witnesses.isEmpty()) {
      return;
    }
    Instant last = asked.get(event);
    boolean isLongAgo = last == null || !now.isBefore(last.plus(PAUSE));
    if (isLongAgo || added.leaves().stream().anyMatch(leaf -> isImportant(leaf.bytes()))) {
      asked.put(event, now);
      due.add(event);
    }
  }

  private static boolean isImportant(byte[] leaf) {
    String text = new String(leaf, UTF_8);
    return AT_ONCE.stream().anyMatch(text::endsWith);
  }

  /** The logs that are to be signed. */
  List<EventId> due() {
    return List.copyOf(due);
  }

  /** Asks all of them about one. */
  void ask(EventId event) {
    due.remove(event);
    Optional<PublicLog> log = logs.find(event);
    Optional<LogHead> head = log.flatMap(each -> logs.head(event, each.epoch()));
    if (log.isPresent() && head.isPresent()) {
      ask(log.get(), head.get());
    }
  }

  private void ask(PublicLog log, LogHead head) {
    SignedNote note = SignedNote.parse(head.note());
    TiledTree tree = new TiledTree(head.size(), path -> hashes(log, path));
    StringBuilder signed = new StringBuilder(head.note());
    for (Witness witness : witnesses) {
      if (witness.key().signed(note).isEmpty()) {
        signature(log, head, note, tree, witness)
            .ifPresent(signature -> signed.append(signature).append('\n'));
      }
    }
    if (signed.length() > head.note().length()) {
      // A log that has become longer meanwhile is signed the next time.
      var unused = logs.sign(log, signed.toString());
    }
  }

  private Optional<NoteSignature> signature(
      PublicLog log, LogHead head, SignedNote note, TiledTree tree, Witness witness) {
    Watched watched = new Watched(log.origin(), witness.key().name());
    long old = Math.min(sizes.getOrDefault(watched, 0L), head.size());
    Answer answer = witness.add(request(head, tree, old));
    if (answer instanceof Answer.Elsewhere elsewhere && elsewhere.size() <= head.size()) {
      answer = witness.add(request(head, tree, elsewhere.size()));
    }
    if (answer instanceof Answer.Signed signed
        && witness.key().isOf(note.text(), signed.signature())) {
      sizes.put(watched, head.size());
      return Optional.of(signed.signature());
    }
    return Optional.empty();
  }

  private static String request(LogHead head, TiledTree tree, long old) {
    return new AddCheckpoint(old, tree.consistency(old), head.note()).body();
  }

  private byte[] hashes(PublicLog log, TilePath path) {
    return logs.tile(log.event(), log.epoch(), path.level().orElseThrow(), path.index())
        .map(hashes -> Arrays.copyOf(hashes, path.width() * MerkleTree.HASH_BYTES))
        .orElseThrow(() -> new StoreDataException("a log has lost " + path));
  }

  /** A log, and who watches it. */
  private record Watched(String origin, String witness) {}
}
