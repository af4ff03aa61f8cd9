package io.fairqueue.bench.performance.crowd;

import io.fairqueue.domain.EventId;
import io.fairqueue.line.log.IdList;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.log.RowContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;

/**
 * Where a line's log ends, and how it goes on. Not thread-safe.
 *
 * <p>Rows are made as a store makes them, of full batches.
 */
public final class LineEnd {

  private final EventId event;
  private final long at;
  private long rev;
  private long nextNumber;
  private byte[] hash;

  /**
   * @param at when those come who come now
   * @param hash of the row before, empty where there is none
   */
  public LineEnd(EventId event, long rev, long nextNumber, byte[] hash, Instant at) {
    this.event = event;
    this.rev = rev;
    this.nextNumber = nextNumber;
    this.hash = hash.length == 0 ? LineRow.start(event) : hash;
    this.at = at.toEpochMilli();
  }

  /** A line where nobody has come yet. */
  public static LineEnd ofNothing(EventId event, Instant at) {
    return new LineEnd(event, 0, 1, new byte[0], at);
  }

  /**
   * The next row: as many of these fans as one can have, by their numbers from the next up to
   * {@code last}.
   */
  public LineRow join(IntFunction<UUID> fans, int last) {
    List<UUID> batch = new ArrayList<>(RowContent.MAX_FANS);
    for (long number = nextNumber; number <= last && batch.size() < RowContent.MAX_FANS; number++) {
      batch.add(fans.apply((int) number));
    }
    RowContent content = RowContent.fans(LineKind.JOINED, nextNumber, IdList.of(batch));
    LineRow row =
        LineRow.after(hash, event, rev + 1, at, content, ThreadLocalRandom.current().nextLong());
    rev = row.rev();
    nextNumber += batch.size();
    hash = row.hash();
    return row;
  }

  public long rev() {
    return rev;
  }

  public long nextNumber() {
    return nextNumber;
  }

  public byte[] hash() {
    return hash.clone();
  }

  public Instant at() {
    return Instant.ofEpochMilli(at);
  }
}
