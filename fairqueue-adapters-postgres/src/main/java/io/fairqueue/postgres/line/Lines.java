package io.fairqueue.postgres.line;

import io.fairqueue.domain.EventId;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.SaleListener;
import io.fairqueue.port.SaleListener.Exit;
import io.fairqueue.postgres.commit.SaleNews;
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
  private final SaleNews news;

  public Lines(Database database, LogViews views, LineListener listener, SaleNews news) {
    this.database = database;
    this.views = views;
    this.listener = listener;
    this.news = news;
  }

  public LogViews views() {
    return views;
  }

  /** Who hears of what is committed. */
  SaleListener sale() {
    return news.listener();
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
      rows.forEach(row -> tell(row.content()));
    }
  }

  /** Of whom the row's kind tells all that there is to count. */
  private void tell(RowContent row) {
    switch (row.kind()) {
      case JOINED, LOBBY -> sale().joined(row.fans().size());
      case LEFT -> sale().gone(Exit.LEFT, row.gone().length);
      case EXPIRED -> sale().gone(Exit.EXPIRED, row.gone().length);
      case REMOVED -> sale().gone(Exit.REMOVED, row.gone().length);
      default -> {}
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
