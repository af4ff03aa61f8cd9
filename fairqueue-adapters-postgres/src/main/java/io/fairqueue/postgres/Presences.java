package io.fairqueue.postgres;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * When fans who wait were last seen. Who was passed over as absent comes back under the line's
 * lock, so that no tick that began before passes over them once more.
 */
final class Presences {

  private static final Statements SQL = new Statements(PostgresQueueStore.class);

  private final Database database;
  private final Lines lines;

  Presences(Database database, Lines lines) {
    this.database = database;
    this.lines = lines;
  }

  void seen(EventId event, Collection<CustomerId> customers, Instant now) {
    if (customers.isEmpty()) {
      return;
    }
    List<CustomerId> inOrder =
        customers.stream().sorted((a, b) -> a.value().compareTo(b.value())).toList();
    boolean anyAbsent = database.inTransaction(handle -> note(handle, event, inOrder, now));
    if (anyAbsent) {
      lines.inTurn(
          event,
          turn -> {
            Instant moment = turn.lock().now(now);
            SQL.update(turn.handle(), "seen.2-back")
                .bind("event", event.value())
                .bind("customers", BinaryArray.uuids(inOrder, CustomerId::value))
                .bind("now", moment)
                .execute();
            return moment;
          });
    }
  }

  private static boolean note(
      Handle handle, EventId event, List<CustomerId> customers, Instant now) {
    return SQL.query(handle, "seen.1-note")
        .bind("event", event.value())
        .bind("customers", BinaryArray.uuids(customers, CustomerId::value))
        .bind("now", now)
        .map((row, context) -> row.getBoolean("any_absent"))
        .one();
  }
}
