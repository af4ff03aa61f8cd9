package io.fairqueue.port.proof;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.fairness.DrawSecret;
import io.fairqueue.domain.fairness.LogLeaf;
import io.fairqueue.domain.fairness.LogTile;
import io.fairqueue.domain.fairness.PublicLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The logs that everybody reads: what the rows of a line say to all, in a tree whose root is
 * signed. Thread-safe.
 *
 * <p>A log follows its line. What it has is never changed; of two that make it longer at once one
 * succeeds. Every method throws {@link io.fairqueue.port.StoreUnavailableException} when the store
 * does not answer.
 */
public interface PublicLogStore {

  /** How often the stock of an event is told at most. */
  Duration STOCK_PAUSE = Duration.ofSeconds(10);

  /**
   * Logs whose lines have gone on, and lines on sale that have no log yet. One read for all of
   * them, which locks nothing. Lines of events that were over for a day are left out.
   */
  List<Behind> behind(Instant now);

  /**
   * Begins the log of a line, without entries.
   *
   * <p>Atomic. {@code false} if there is one, so repeating is safe.
   */
  boolean open(PublicLog log);

  /**
   * What the next rows of its line say, in order. One read.
   *
   * @param secret the log's, opened
   * @param rows at most
   * @param fans with whom it is enough: no row is read after the one by which so many have come
   * @throws io.fairqueue.port.StoreDataException if they don't follow the last row that is in it
   */
  Unlogged unlogged(PublicLog log, DrawSecret secret, int rows, int fans);

  /** The last piece of each level of its tree that isn't whole. One read. */
  List<LogTile> edge(PublicLog log);

  /**
   * Makes a log longer.
   *
   * <p>Atomic, all or nothing. {@code false} if the log is not as it was read, or the database's
   * history is another one since; so repeating is safe, and no size has ever two roots.
   *
   * @param log as the caller read it
   */
  boolean extend(PublicLog log, Extension extension);

  /**
   * Begins a log again under another name, after a failover that may have lost entries that
   * somebody has read. Its first entry says so; then all rows of the line follow.
   *
   * <p>Atomic, also with the row of the line. {@code false} if that was done, so repeating is safe.
   *
   * @param log as the caller read it
   * @param facts what is said, a JSON object in canonical form
   */
  boolean recover(PublicLog log, String origin, byte[] facts, Instant now);

  /** Puts other signatures below the newest checkpoint, if it still is the one of this size. */
  boolean sign(PublicLog log, String note);

  /** An event's log, as it goes on. One keyed read. */
  Optional<PublicLog> find(EventId event);

  /** An event's log in one of its epochs, without what it takes to go on. */
  List<KnownLog> known(@Nullable EventId event);

  /** The newest checkpoint. One keyed read. */
  Optional<LogHead> head(EventId event, int epoch);

  /** The hashes of a piece, as many as there are. One keyed read. */
  Optional<byte[]> tile(EventId event, int epoch, int level, long index);

  /** So many entries from this one on, those that there are. One read. */
  List<byte[]> entries(EventId event, int epoch, long from, int count);

  /**
   * By which entry a number came; empty while that is not logged, and for a number that nobody has.
   * Two keyed reads.
   *
   * @param secret the log's, opened; null where it was erased
   */
  Optional<Arrival> arrival(PublicLog log, long number, @Nullable DrawSecret secret);

  /**
   * Writes a row about the stock of each live event where it changed since the last one, but of no
   * event more often than {@link #STOCK_PAUSE}.
   *
   * <p>Atomic per event: of callers at once one writes. Uses the caller's clock.
   *
   * @return of how many events
   */
  int noteStock(Instant now);

  /**
   * Logs of sales that have ended, not long ago, with nothing held any more, and have not told what
   * was sold. One read.
   */
  List<PublicLog> unsold(Instant now);

  /** Which tickets were sold, by the number of their units. One read. */
  List<SoldUnit> sold(EventId event);

  /**
   * Writes the row about what was sold.
   *
   * <p>Atomic. {@code false} if there is one, so repeating is safe. Uses the caller's clock.
   *
   * @param facts a JSON object in canonical form
   */
  boolean noteSold(EventId event, byte[] facts, Instant now);

  /**
   * Forgets checkpoints that newer ones have replaced long ago. Repeating is safe.
   *
   * @return how many
   */
  int prune(Instant now);

  /**
   * A log whose line has gone on.
   *
   * @param log null where there is none yet
   * @param since when the first row was written that is not in it
   * @param elsewhere whether the log was written last before the database failed over
   */
  record Behind(EventId event, @Nullable PublicLog log, Instant since, boolean elsewhere) {}

  /**
   * What rows say.
   *
   * @param rev of the last of the rows
   * @param hash of that row
   */
  record Unlogged(List<LogLeaf> leaves, long rev, byte[] hash) {

    public Unlogged {
      leaves = List.copyOf(leaves);
    }
  }

  /**
   * What a log becomes.
   *
   * @param added what the rows say
   * @param tiles the pieces of its tree that have become more
   * @param root of the whole tree
   * @param note the signed checkpoint
   */
  record Extension(Unlogged added, List<LogTile> tiles, byte[] root, String note, Instant at) {

    public Extension {
      tiles = List.copyOf(tiles);
    }
  }

  /** A log that there is, or was. */
  record KnownLog(EventId event, int epoch, String origin) {}

  /**
   * A checkpoint.
   *
   * @param note signed
   */
  record LogHead(long size, byte[] root, String note, Instant at) {}

  /**
   * The entry by which a batch of fans came.
   *
   * @param index of the entry
   * @param entry itself
   * @param first the first number of the batch
   * @param leaves of all who came with it, by number
   */
  record Arrival(long index, byte[] entry, long first, List<byte[]> leaves) {

    public Arrival {
      leaves = List.copyOf(leaves);
    }
  }

  /** A ticket, and the number of its unit. */
  record SoldUnit(int unit, TicketId ticket) {}
}
