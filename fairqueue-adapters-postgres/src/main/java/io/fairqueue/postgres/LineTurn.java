package io.fairqueue.postgres;

import io.fairqueue.domain.EventId;
import io.fairqueue.port.LineChange;
import io.fairqueue.port.StoreDataException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One transaction's turn at a line. Who has locked it sees every change that came before, and
 * decides what time it is: never earlier than the line has seen, and never more than a second ahead
 * of the database's clock.
 */
final class LineTurn {

  private static final Statements SQL = new Statements(LineTurn.class);
  private static final Duration STANDSTILL = Duration.ofMinutes(1);
  private static final long[] NOBODY = {};

  private final Handle handle;
  private final EventId event;
  private @Nullable LineChange change;

  LineTurn(Handle handle, EventId event) {
    this.handle = handle;
    this.event = event;
  }

  Handle handle() {
    return handle;
  }

  /** Waits for the line. After the event in the lock order, before everything else. */
  Line lock() {
    Line line =
        SQL.query(handle, "lock")
            .bind("event", event.value())
            .map(
                (row, context) ->
                    new Line(
                        row.getLong("next_number"),
                        Columns.instant(row, "last_at"),
                        Columns.instant(row, "server_time")))
            .findOne()
            .orElseThrow(() -> new StoreDataException("no such line"));
    if (!line.isFrozen()) {
      return line;
    }
    SQL.update(handle, "thaw").bind("event", event.value()).bind("now", line.serverTime).execute();
    return new Line(line.nextNumber, line.serverTime, line.serverTime);
  }

  /** Writes down who began and who ceased to wait; at most once in a turn. */
  void record(Instant now, long[] joined, long[] gone) {
    record(now, joined, gone, 0);
  }

  /** Writes down who was admitted, and so ceased to wait; at most once in a turn. */
  void recordAdmitted(Instant now, long[] places) {
    record(now, NOBODY, places, places.length);
  }

  private void record(Instant now, long[] joined, long[] gone, int admitted) {
    if (joined.length == 0 && gone.length == 0) {
      SQL.update(handle, "advance").bind("event", event.value()).bind("now", now).execute();
      return;
    }
    long rev =
        SQL.query(handle, "record")
            .bind("event", event.value())
            .bind("now", now)
            .bind("joined", joined)
            .bind("gone", gone)
            .bind("admitted", admitted)
            .map((row, context) -> row.getLong("rev"))
            .one();
    change = new LineChange(event, rev, joined, gone, admitted);
  }

  Optional<LineChange> change() {
    return Optional.ofNullable(change);
  }

  /** A line as its lock found it. */
  record Line(long nextNumber, Instant lastAt, Instant serverTime) {

    /** Not before what the line has seen, and hardly ahead of the database. */
    Instant now(Instant asked) {
      Instant now = Watch.bounded(asked, serverTime);
      return now.isBefore(lastAt) ? lastAt : now;
    }

    /** A line stands still until its time has come, but not for longer than a minute. */
    private boolean isFrozen() {
      return lastAt.isAfter(serverTime.plus(STANDSTILL));
    }
  }
}
