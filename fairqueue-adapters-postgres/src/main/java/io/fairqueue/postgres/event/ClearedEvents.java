package io.fairqueue.postgres.event;

import io.fairqueue.domain.EventId;
import io.fairqueue.postgres.sql.BinaryArray;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import io.fairqueue.postgres.stock.EventLock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Notes which events that are over have nothing left to clear up, so that {@link
 * PostgresEventStore#unfinished} doesn't look at them for ever.
 */
final class ClearedEvents {

  private static final Statements SQL = new Statements(PostgresEventStore.class);
  private static final int MAX = 500;

  private final Database database;

  ClearedEvents(Database database) {
    this.database = database;
  }

  /** Events that are just changed, sold or refunded are noted another time. */
  void note() {
    int noted;
    do {
      List<EventId> candidates =
          database.run(
              handle ->
                  SQL.query(handle, "noteCleared.1-candidates")
                      .bind("limit", MAX)
                      .map((row, context) -> new EventId(Columns.uuid(row, "id")))
                      .list());
      noted =
          candidates.isEmpty() ? 0 : database.inLongTransaction(handle -> note(handle, candidates));
    } while (noted == MAX);
  }

  private static int note(Handle handle, List<EventId> candidates) {
    Set<Long> locked =
        new HashSet<>(
            SQL.query(handle, "noteCleared.2-lock")
                .bind("keys", BinaryArray.longs(candidates.stream().mapToLong(EventLock::key)))
                .mapTo(Long.class)
                .list());
    List<EventId> ours =
        candidates.stream().filter(event -> locked.contains(EventLock.key(event))).toList();
    return SQL.update(handle, "noteCleared.3-clear")
        .bind("events", BinaryArray.uuids(ours, EventId::value))
        .execute();
  }
}
