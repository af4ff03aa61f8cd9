package io.fairqueue.postgres.line;

import io.fairqueue.domain.EntryLimit;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Sha256;
import io.fairqueue.line.view.LineView;
import io.fairqueue.postgres.line.LineRequest.Join;
import io.fairqueue.postgres.sql.BinaryArray;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Statements;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * How many entries of one line have the same origin, for joins that are limited by it. Origins are
 * kept as digests with the event's id, so that a row tells nothing but which entries have the same.
 * The caller holds the line's lock.
 */
final class EntryOrigins {

  private static final Statements SQL = new Statements(PostgresLineStore.class);

  private final EventId event;
  private final Map<UUID, Integer> counts = new HashMap<>();

  private EntryOrigins(EventId event) {
    this.event = event;
  }

  /** Counts what there is of the origins of these joins. */
  static EntryOrigins of(Handle handle, EventId event, LineView view, Collection<Join> joins) {
    EntryOrigins origins = new EntryOrigins(event);
    List<UUID> digests =
        joins.stream()
            .flatMap(join -> join.limits().stream())
            .map(EntryLimit::origin)
            .distinct()
            .map(origin -> digest(event, origin))
            .toList();
    SQL
        .query(handle, "join.2-countOrigins")
        .bind("event", event.value())
        .bind("origins", BinaryArray.uuids(digests, digest -> digest))
        .map(
            (row, context) ->
                new Known(
                    Columns.uuid(row, "origin"), row.getLong("number"), row.getBoolean("counts")))
        .stream()
        .filter(entry -> entry.counts() || waits(view, entry.number()))
        .forEach(entry -> origins.counts.merge(entry.origin(), 1, Integer::sum));
    return origins;
  }

  private static boolean waits(LineView view, long number) {
    return view.at(number).filter(fan -> fan.state().isLive()).isPresent();
  }

  /** Counts one more, unless that is one too many: then the limit that says so. */
  Optional<EntryLimit> add(List<EntryLimit> limits) {
    for (EntryLimit limit : limits) {
      if (counts.getOrDefault(digest(event, limit.origin()), 0) >= limit.max()) {
        return Optional.of(limit);
      }
    }
    limits.forEach(limit -> counts.merge(digest(event, limit.origin()), 1, Integer::sum));
    return Optional.empty();
  }

  /** Notes where the entries with these numbers came from. */
  static void write(Handle handle, EventId event, Map<Join, Long> joins) {
    List<UUID> origins = new ArrayList<>();
    List<Long> numbers = new ArrayList<>();
    joins.forEach(
        (join, number) -> {
          for (EntryLimit limit : join.limits()) {
            origins.add(digest(event, limit.origin()));
            numbers.add(number);
          }
        });
    SQL.update(handle, "join.3-writeOrigins")
        .bind("event", event.value())
        .bind("origins", BinaryArray.uuids(origins, origin -> origin))
        .bindArray("numbers", Long.class, numbers)
        .execute();
  }

  private static UUID digest(EventId event, String origin) {
    ByteBuffer digest = ByteBuffer.wrap(Sha256.of(event + origin));
    return new UUID(digest.getLong(), digest.getLong());
  }

  private record Known(UUID origin, long number, boolean counts) {}
}
