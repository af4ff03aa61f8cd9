package io.fairqueue.postgres.check;

import io.fairqueue.domain.EventId;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.view.LineReplay;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.postgres.line.log.LogRows;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;

/**
 * Works each line out of its log from the first row on: numbers go to each fan once, in order; the
 * admitted are the first of those who wait and are there; and nothing was changed since.
 */
final class LogCheck {

  private static final Statements SQL = new Statements(PostgresChecks.class);
  private static final int ROWS_AT_ONCE = 200;

  private final Database database;

  LogCheck(Database database) {
    this.database = database;
  }

  /** One line at a time, each as it is at one moment. */
  CheckResult run(String name, int invariant, @Nullable EventId event) {
    List<String> broken = new ArrayList<>();
    long rows = 0;
    long fans = 0;
    List<EventId> lines = database.runAtLength(handle -> lines(handle, event));
    for (EventId line : lines) {
      try {
        LineReplay replay = database.runAtLength(handle -> replay(handle, line));
        rows += replay.rows();
        fans += replay.fans();
        replay
            .breach()
            .ifPresent(
                breach ->
                    broken.add(
                        "%s, rev %d, %s: %s"
                            .formatted(line, breach.rev(), breach.rule(), breach.detail())));
      } catch (StoreDataException unreadable) {
        broken.add(String.valueOf(unreadable.getMessage()));
      }
    }
    return new CheckResult(
        name,
        invariant,
        broken.isEmpty(),
        "%d lines, %d rows, %d fans; %d broken%s"
            .formatted(
                lines.size(),
                rows,
                fans,
                broken.size(),
                broken.isEmpty() ? "" : ": " + String.join("; ", broken)));
  }

  private static List<EventId> lines(Handle handle, @Nullable EventId event) {
    return SQL.query(handle, "lines")
        .bind("event", event == null ? null : event.value())
        .map((row, context) -> new EventId(Columns.uuid(row, "event_id")))
        .list();
  }

  private static LineReplay replay(Handle handle, EventId event) {
    try (ResultIterator<LineRow> log = LogRows.after(handle, event, 0, ROWS_AT_ONCE)) {
      return LineReplay.of(event, log);
    }
  }
}
