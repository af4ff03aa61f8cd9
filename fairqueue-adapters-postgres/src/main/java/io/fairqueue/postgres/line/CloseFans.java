package io.fairqueue.postgres.line;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.line.view.LineView;
import io.fairqueue.line.view.Standing;
import io.fairqueue.postgres.line.log.LogViews;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * Fans who are told how far they have come: one who asks for a mail, and those whose turn is near.
 * Who they are is read from a view, without the line's lock: it may lag, and one who has just left
 * is told too.
 */
final class CloseFans {

  private static final Statements SQL = new Statements(PostgresLineStore.class);

  private final Database database;
  private final LogViews views;

  /** At which rev of a line all who were near had been told: until its next row nobody is. */
  private final Map<EventId, Long> toldAt = new ConcurrentHashMap<>();

  CloseFans(Database database, LogViews views) {
    this.database = database;
    this.views = views;
  }

  int tell(EventId event, long position, int atMost, Instant now) {
    LineView view = views.current(event).orElse(null);
    if (view == null) {
      return 0;
    }
    long rev = view.summary().rev();
    int told =
        position == 0
            ? 0
            : database.inTransaction(handle -> tell(handle, event, view, position, atMost, now));
    if (told < atMost) {
      toldAt.put(event, rev);
    }
    return told;
  }

  boolean tellAsked(QueueEntry.Waiting entry, Instant now) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "tellAsked")
                    .bind("event", entry.facts().eventId().value())
                    .bind("entry", entry.id().value())
                    .bind("fan", entry.facts().customerId().value())
                    .bind("now", now)
                    .execute()
                == 1);
  }

  /** Whether this node has told all who were near, and nothing has happened in the line since. */
  boolean haveHeard(EventId event, LineView view) {
    Long rev = toldAt.get(event);
    return rev != null && rev == view.summary().rev();
  }

  /** Forgets all other lines. */
  void keep(Set<EventId> lines) {
    toldAt.keySet().retainAll(lines);
  }

  private static int tell(
      Handle handle, EventId event, LineView view, long position, int atMost, Instant now) {
    Long told =
        SQL.query(handle, "tellClose.1-lock")
            .bind("event", event.value())
            .mapTo(Long.class)
            .findOne()
            .orElse(null);
    List<Standing> close = told == null ? List.of() : view.close(told, position, atMost);
    if (close.isEmpty()) {
      return 0;
    }
    EntryReader entries = new EntryReader(event, view);
    SQL.query(handle, "tellClose.2-tell")
        .bind("event", event.value())
        .bindArray(
            "entries",
            UUID.class,
            close.stream().map(fan -> entries.id(fan.number()).value()).toList())
        .bindArray("fans", UUID.class, close.stream().map(fan -> fan.fan().value()).toList())
        .bind("now", now)
        .map((row, context) -> true)
        .one();
    SQL.update(handle, "tellClose.3-note")
        .bind("event", event.value())
        .bind("place", close.getLast().place())
        .execute();
    return close.size();
  }
}
