package io.fairqueue.postgres;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Writes an event's tiers, and makes the units of general ones. */
final class TierRows {

  private static final Statements SQL = new Statements(PostgresEventStore.class);

  /** A million places take a while: in steps, each inside the time that a statement has. */
  private static final int PLACES_AT_ONCE = 10_000;

  private TierRows() {}

  static void insert(Handle handle, Event event) {
    List<Tier> tiers = event.details().tiers();
    SQL.update(handle, "insertTiers")
        .bind("event", event.id().value())
        .bindArray("ids", UUID.class, ids(tiers))
        .bindArray("names", String.class, names(tiers))
        .bindArray("seatings", String.class, tiers.stream().map(t -> t.seating().name()).toList())
        .bindArray("capacities", Integer.class, tiers.stream().map(Tier::capacity).toList())
        .bindArray("prices", Long.class, tiers.stream().map(Tier::priceMinor).toList())
        .execute();
    int before = 0;
    for (Tier tier : tiers) {
      if (tier.seating() == Seating.GENERAL) {
        insertPlaces(handle, event, tier, before);
        before += tier.capacity();
      }
    }
  }

  static void rename(Handle handle, Event event) {
    List<Tier> tiers = event.details().tiers();
    SQL.update(handle, "renameTiers")
        .bind("event", event.id().value())
        .bindArray("ids", UUID.class, ids(tiers))
        .bindArray("names", String.class, names(tiers))
        .execute();
  }

  private static void insertPlaces(Handle handle, Event event, Tier tier, int before) {
    for (int first = 1; first <= tier.capacity(); first += PLACES_AT_ONCE) {
      SQL.update(handle, "insertPlaces")
          .bind("event", event.id().value())
          .bind("tier", tier.id().value())
          .bind("price", tier.priceMinor())
          .bind("before", before)
          .bind("first", first)
          .bind("last", Math.min(tier.capacity(), first + PLACES_AT_ONCE - 1))
          .execute();
    }
  }

  private static List<UUID> ids(List<Tier> tiers) {
    return tiers.stream().map(tier -> tier.id().value()).toList();
  }

  private static List<String> names(List<Tier> tiers) {
    return tiers.stream().map(Tier::name).toList();
  }
}
