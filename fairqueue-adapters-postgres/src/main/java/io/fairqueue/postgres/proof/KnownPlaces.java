package io.fairqueue.postgres.proof;

import io.fairqueue.domain.EventId;
import io.fairqueue.line.leaf.PlaceBook;
import io.fairqueue.postgres.line.log.LogRows;
import io.fairqueue.postgres.sql.Statements;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Which places the fans of lobbies have, each line as far as its log is. Kept from one time to the
 * next, so that only what is new is read. Thread-safe.
 */
final class KnownPlaces {

  private static final Statements SQL = new Statements(PostgresPublicLogStore.class);
  private static final int MAX = 1_000;

  private final Map<EventId, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<EventId, Known> eldest) {
          return size() > MAX;
        }
      };

  /** The places as of this row. Belongs to the caller until it is given back. */
  PlaceBook take(Handle handle, EventId event, long rev) {
    Known before = remove(event);
    boolean isUsable = before != null && before.rev <= rev;
    PlaceBook places = before != null && isUsable ? before.places : new PlaceBook();
    long after = before != null && isUsable ? before.rev : 0;
    if (after < rev) {
      SQL.query(handle, "places")
          .bind("event", event.value())
          .bind("after", after)
          .bind("rev", rev)
          .setFetchSize(100)
          .map((row, context) -> LogRows.places(row, event))
          .forEach(places::follow);
    }
    return places;
  }

  /** These are the places as of this row. */
  synchronized void giveBack(EventId event, long rev, PlaceBook places) {
    known.put(event, new Known(rev, places));
  }

  private synchronized @Nullable Known remove(EventId event) {
    return known.remove(event);
  }

  private record Known(long rev, PlaceBook places) {}
}
