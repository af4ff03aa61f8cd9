package io.fairqueue.postgres;

import io.fairqueue.domain.EventId;
import io.fairqueue.port.EntryLimit;
import io.fairqueue.postgres.LineRequest.Join;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

  private static final Statements SQL = new Statements(EntryOrigins.class);

  private final EventId event;
  private final Map<UUID, Integer> counts = new HashMap<>();

  private EntryOrigins(EventId event) {
    this.event = event;
  }

  /** Counts what there is of the origins of these joins. */
  static EntryOrigins of(Handle handle, EventId event, Collection<Join> joins) {
    EntryOrigins origins = new EntryOrigins(event);
    List<UUID> digests =
        joins.stream()
            .flatMap(join -> join.limits().stream())
            .map(EntryLimit::origin)
            .distinct()
            .map(origin -> digest(event, origin))
            .toList();
    SQL.query(handle, "count")
        .bind("event", event.value())
        .bind("origins", BinaryArray.uuids(digests, digest -> digest))
        .map((row, context) -> Map.entry(Columns.uuid(row, "origin"), row.getInt("n")))
        .forEach(count -> origins.counts.put(count.getKey(), count.getValue()));
    return origins;
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

  /** Notes where these entries came from. */
  static void write(Handle handle, EventId event, List<Join> joins) {
    List<UUID> origins = new ArrayList<>();
    List<UUID> entries = new ArrayList<>();
    for (Join join : joins) {
      for (EntryLimit limit : join.limits()) {
        origins.add(digest(event, limit.origin()));
        entries.add(join.entry().value());
      }
    }
    SQL.update(handle, "write")
        .bind("event", event.value())
        .bind("origins", BinaryArray.uuids(origins, origin -> origin))
        .bind("entries", BinaryArray.uuids(entries, entry -> entry))
        .execute();
  }

  private static UUID digest(EventId event, String origin) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(event.toString().getBytes(StandardCharsets.UTF_8));
      ByteBuffer digest = ByteBuffer.wrap(sha.digest(origin.getBytes(StandardCharsets.UTF_8)));
      return new UUID(digest.getLong(), digest.getLong());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
