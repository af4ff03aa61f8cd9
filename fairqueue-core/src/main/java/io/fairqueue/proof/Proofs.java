package io.fairqueue.proof;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryFacts;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.fairness.DrawSecret;
import io.fairqueue.domain.fairness.MerkleTree;
import io.fairqueue.domain.fairness.NoteKey;
import io.fairqueue.domain.fairness.PublicLog;
import io.fairqueue.domain.fairness.TilePath;
import io.fairqueue.domain.fairness.TiledTree;
import io.fairqueue.port.Parts;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.Stores;
import io.fairqueue.port.proof.LogIdentity;
import io.fairqueue.port.proof.PublicLogStore;
import io.fairqueue.port.proof.PublicLogStore.Arrival;
import io.fairqueue.port.proof.PublicLogStore.KnownLog;
import io.fairqueue.port.proof.PublicLogStore.LogHead;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What lets anybody check a line: its log, and where an entry stands in it. Thread-safe. Methods
 * read the stores, and so block; a store in trouble throws {@link
 * io.fairqueue.port.StoreUnavailableException}.
 */
public final class Proofs {

  private final Stores stores;
  private final PublicLogStore logs;
  private final LogSecrets secrets;
  private final @Nullable LogIdentity identity;

  /** Joins the verbs to the stores. */
  public Proofs(Parts parts) {
    this.stores = parts.stores();
    this.logs = parts.stores().publicLogs();
    this.secrets = new LogSecrets(parts);
    this.identity = parts.logIdentity();
  }

  /** The log of an event as it goes on; empty where there is none. */
  public Optional<KnownLog> log(EventId event) {
    return logs.find(event).map(log -> new KnownLog(event, log.epoch(), log.origin()));
  }

  /** The newest checkpoint of a log. */
  public Optional<LogHead> head(EventId event, int epoch) {
    return logs.head(event, epoch);
  }

  /** The hashes of a piece of a log's tree; empty where there aren't as many. */
  public Optional<byte[]> tile(EventId event, int epoch, TilePath path) {
    return path.level().isEmpty()
        ? Optional.empty()
        : logs.tile(event, epoch, path.level().getAsInt(), path.index())
            .filter(hashes -> hashes.length >= path.width() * MerkleTree.HASH_BYTES)
            .map(hashes -> Arrays.copyOf(hashes, path.width() * MerkleTree.HASH_BYTES));
  }

  /** The entries of a piece of a log; empty where there aren't as many. */
  public Optional<List<byte[]>> entries(EventId event, int epoch, TilePath path) {
    return Optional.of(logs.entries(event, epoch, path.index() * TilePath.WHOLE, path.width()))
        .filter(entries -> path.level().isEmpty() && entries.size() == path.width());
  }

  /** What signatures of logs verify with: those of one event, or of all. */
  public List<NoteKey> keys(@Nullable EventId event) {
    LogIdentity signer = identity;
    return signer == null
        ? List.of()
        : logs.known(event).stream()
            .flatMap(log -> signer.keys().keys(log.origin()).stream())
            .toList();
  }

  /** What a fan keeps who is in line, or was. */
  public ReceiptOutcome receipt(EventId event, CustomerId fan) {
    QueueEntry entry = entry(event, fan).orElse(null);
    if (entry == null) {
      return new ReceiptOutcome.NotInLine();
    }
    PublicLog log = logs.find(event).orElse(null);
    if (log == null) {
      return new ReceiptOutcome.NotLogged();
    }
    return secrets
        .find(event)
        .<ReceiptOutcome>map(secret -> new ReceiptOutcome.Made(receipt(log, entry.facts(), secret)))
        .orElseGet(ReceiptOutcome.Erased::new);
  }

  private static Receipt receipt(PublicLog log, EntryFacts entry, DrawSecret secret) {
    return new Receipt(
        entry,
        secret.salt(entry.id()),
        secret.leaf(log.event(), entry.id(), entry.number()),
        log.origin());
  }

  /** That a fan's entry is in the log. */
  public ProofOutcome proof(EventId event, CustomerId fan) {
    Optional<QueueEntry> entry = entry(event, fan);
    if (entry.isEmpty()) {
      return new ProofOutcome.NotInLine();
    }
    return logs.find(event)
        .flatMap(log -> proof(log, entry.get().facts()))
        .<ProofOutcome>map(ProofOutcome.Proven::new)
        .orElseGet(ProofOutcome.NotLogged::new);
  }

  private Optional<EntryProof> proof(PublicLog log, EntryFacts entry) {
    Optional<DrawSecret> secret = secrets.find(log.event());
    Optional<Arrival> arrived = logs.arrival(log, entry.number(), secret.orElse(null));
    Optional<LogHead> head = logs.head(log.event(), log.epoch());
    if (arrived.isEmpty() || head.isEmpty() || head.get().size() <= arrived.get().index()) {
      return Optional.empty();
    }
    Arrival arrival = arrived.get();
    int index = (int) (entry.number() - arrival.first());
    TiledTree tree = new TiledTree(head.get().size(), path -> hashes(log, path));
    return Optional.of(
        new EntryProof(
            entry,
            secret.map(known -> known.salt(entry.id())),
            arrival.leaves().get(index),
            MerkleTree.of(arrival.leaves()).path(index),
            arrival.entry(),
            arrival.index(),
            tree.path(arrival.index()),
            head.get().note()));
  }

  private byte[] hashes(PublicLog log, TilePath path) {
    return tile(log.event(), log.epoch(), path)
        .orElseThrow(() -> new StoreDataException("a log has lost " + path));
  }

  private Optional<QueueEntry> entry(EventId event, CustomerId fan) {
    return stores.lineReads().find(event, fan);
  }

  /** What became of asking for a receipt. */
  public sealed interface ReceiptOutcome {

    record Made(Receipt receipt) implements ReceiptOutcome {}

    /** The event has no log, or not yet. */
    record NotLogged() implements ReceiptOutcome {}

    record NotInLine() implements ReceiptOutcome {}

    /** The event was over long ago, and nobody can tell any more how entries made their leaves. */
    record Erased() implements ReceiptOutcome {}
  }

  /** What became of proving that an entry is in the log. */
  public sealed interface ProofOutcome {

    record Proven(EntryProof proof) implements ProofOutcome {}

    /** Not yet: a log follows its line within two seconds. */
    record NotLogged() implements ProofOutcome {}

    record NotInLine() implements ProofOutcome {}
  }
}
