package io.fairqueue.postgres.line;

import io.fairqueue.domain.EventId;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.port.LineListener;
import io.fairqueue.postgres.line.log.LogViews;
import io.fairqueue.postgres.sql.Database;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Takes turns at lines, and tells what was written once it is committed. Thread-safe. */
public final class Lines {

  private final Database database;
  private final LogViews views;
  private final LineListener listener;

  public Lines(Database database, LogViews views, LineListener listener) {
    this.database = database;
    this.views = views;
    this.listener = listener;
  }

  public LogViews views() {
    return views;
  }

  /** Runs work as one transaction; it locks the line itself, in the lock order. */
  public <T> T inTurn(EventId event, Function<LineTurn, T> work) {
    views.prepare(event);
    return published(event, database.inTransaction(handle -> inTurn(handle, event, work)));
  }

  /** The same for work of many statements. */
  public <T> T inLongTurn(EventId event, Function<LineTurn, T> work) {
    views.prepare(event);
    return published(event, database.inLongTransaction(handle -> inTurn(handle, event, work)));
  }

  /** Rows that were committed otherwise. */
  void committed(EventId event, List<LineRow> rows) {
    if (!rows.isEmpty()) {
      views.committed(event, rows);
      listener.changed(event, rows.getLast().rev());
    }
  }

  private <T> Done<T> inTurn(Handle handle, EventId event, Function<LineTurn, T> work) {
    LineTurn turn = new LineTurn(handle, event, views);
    return new Done<>(work.apply(turn), turn);
  }

  private <T> T published(EventId event, Done<T> done) {
    committed(event, done.turn().rows());
    return done.answer();
  }

  private record Done<T>(T answer, LineTurn turn) {}
}
