package io.fairqueue.postgres.line;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.view.LineDraft;
import io.fairqueue.line.view.LineView;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.postgres.clock.Watch;
import io.fairqueue.postgres.line.log.LogRows;
import io.fairqueue.postgres.line.log.LogViews;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Statements;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One transaction's turn at a line. The holder of its lock sees every row that came before, and
 * decides what time it is: never earlier than the line has seen, and never more than a second ahead
 * of the database's clock.
 */
public final class LineTurn {

  private static final Statements SQL = new Statements(LineTurn.class);

  private final Handle handle;
  private final EventId event;
  private final LogViews views;
  private @Nullable Locked locked;
  private List<LineRow> rows = List.of();

  LineTurn(Handle handle, EventId event, LogViews views) {
    this.handle = handle;
    this.event = event;
    this.views = views;
  }

  /** Keeps everybody else from a line until the transaction ends, without a look at it. */
  public static void hold(Handle handle, EventId event) {
    boolean known =
        SQL.query(handle, "lock")
            .bind("event", event.value())
            .map((row, context) -> event)
            .findOne()
            .isPresent();
    if (!known) {
      throw new StoreDataException("no such line");
    }
  }

  public Handle handle() {
    return handle;
  }

  public EventId event() {
    return event;
  }

  /** The id of the entry with this number. The line is locked. */
  public EntryId entry(long number) {
    return new EntryReader(event, lock().view()).id(number);
  }

  /** Waits for the line. After the event in the lock order, before everything else. */
  public Locked lock() {
    Locked before = locked;
    if (before != null) {
      return before;
    }
    Locked line =
        SQL.query(handle, "lock")
            .bind("event", event.value())
            .map(
                (row, context) ->
                    new Locked(
                        views.atHead(
                            handle,
                            event,
                            row.getLong("rev"),
                            requireNonNull(row.getBytes("last_hash"))),
                        Columns.instant(row, "last_at"),
                        Columns.instant(row, "server_time"),
                        row.getLong("account_clock")))
            .findOne()
            .orElseThrow(() -> new StoreDataException("no such line"));
    locked = line;
    return line;
  }

  /**
   * Writes the rows that a decision makes; at most once in a turn, since the view has them after
   * the commit only.
   *
   * @param decision by the view, which is up to date, and a nonce
   */
  public LineDraft write(Function<Long, LineDraft> decision) {
    LineDraft draft = decision.apply(ThreadLocalRandom.current().nextLong());
    if (!draft.isEmpty()) {
      if (!rows.isEmpty()) {
        throw new IllegalStateException("a turn writes once");
      }
      if (!LogRows.append(handle, draft, null)) {
        throw new StoreDataException("a line was changed by who had not locked it");
      }
      rows = draft.rows();
    }
    return draft;
  }

  /** What was written. */
  List<LineRow> rows() {
    return rows;
  }

  /**
   * A line as its lock found it.
   *
   * @param accountClock that one's nonce, before
   */
  public record Locked(LineView view, Instant lastAt, Instant serverTime, long accountClock) {

    /** Not before what the line has seen, and hardly ahead of the database. To the millisecond. */
    public Instant now(Instant asked) {
      Instant now = Watch.bounded(asked, serverTime).truncatedTo(ChronoUnit.MILLIS);
      return now.isBefore(lastAt) ? lastAt : now;
    }
  }
}
