package io.fairqueue.postgres;

import io.fairqueue.domain.EventId;
import io.fairqueue.port.LineChange;
import io.fairqueue.port.LineLog;
import io.fairqueue.port.LineSnapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The log of each line, in {@code line_changes}. */
final class PostgresLineLog implements LineLog {

  private static final Statements SQL = new Statements(PostgresLineLog.class);

  /** Far longer than the rate of admissions looks back, whatever the clocks of nodes do. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  private static final int MOST = 500;
  private static final int PRUNED_AT_ONCE = 5_000;

  private final Database database;

  PostgresLineLog(Database database) {
    this.database = database;
  }

  @Override
  public long rev(EventId event) {
    return database.run(
        handle ->
            SQL.query(handle, "rev")
                .bind("event", event.value())
                .map((row, context) -> row.getLong("rev"))
                .findOne()
                .orElse(0L));
  }

  @Override
  public Map<EventId, Long> revs() {
    return database.run(
        handle ->
            SQL.query(handle, "revs")
                .map(
                    (row, context) ->
                        Map.entry(new EventId(Columns.uuid(row, "event_id")), row.getLong("rev")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public Optional<List<LineChange>> changesAfter(EventId event, long rev) {
    List<Logged> logged =
        database.run(
            handle ->
                SQL.query(handle, "changesAfter")
                    .bind("event", event.value())
                    .bind("rev", rev)
                    .bind("most", MOST)
                    .map((row, context) -> logged(row, event))
                    .list());
    long head = logged.isEmpty() ? 0 : logged.getFirst().head();
    if (head == rev) {
      return Optional.of(List.of());
    }
    List<LineChange> changes = new ArrayList<>(logged.size());
    long next = rev + 1;
    for (Logged each : logged) {
      if (each.change() == null || each.change().rev() != next) {
        return Optional.empty();
      }
      changes.add(each.change());
      next++;
    }
    return changes.isEmpty() ? Optional.empty() : Optional.of(changes);
  }

  @Override
  public LineSnapshot snapshot(EventId event, Instant now) {
    return database.run(
        handle ->
            SQL.query(handle, "snapshot")
                .addCustomizer(new BinaryAnswer())
                .bind("event", event.value())
                .bind("now", now)
                .bind("seconds", LineSnapshot.SECONDS)
                .map(
                    (row, context) ->
                        new LineSnapshot(
                            event,
                            row.getLong("rev"),
                            Columns.longs(row, "places"),
                            Columns.longs(row, "admitted")))
                .findOne()
                .orElseGet(() -> LineSnapshot.empty(event)));
  }

  /** Forgets changes older than ten minutes. Repeating is safe. */
  void prune(Instant now) {
    int pruned;
    do {
      pruned =
          database.inTransaction(
              handle ->
                  SQL.update(handle, "prune")
                      .bind("before", now.minus(KEPT))
                      .bind("most", PRUNED_AT_ONCE)
                      .execute());
    } while (pruned == PRUNED_AT_ONCE);
  }

  private static Logged logged(ResultSet row, EventId event) throws SQLException {
    long head = row.getLong("head");
    long rev = row.getLong("rev");
    return row.wasNull()
        ? new Logged(head, null)
        : new Logged(
            head,
            new LineChange(
                event,
                rev,
                Columns.longs(row, "joined"),
                Columns.longs(row, "gone"),
                row.getInt("admitted")));
  }

  private record Logged(long head, @Nullable LineChange change) {}
}
