package io.fairqueue.postgres;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Writes an event's tiers, and makes the units of general ones. */
final class TierRows {

  private static final Statements SQL = new Statements(PostgresEventStore.class);

  /** A million places take a while: in steps, each inside the time that a statement has. */
  private static final int PLACES_AT_ONCE = 10_000;

  private TierRows() {}

  static void insert(Handle handle, Event event) {
    List<Tier> tiers = event.details().tiers();
    bind(SQL.update(handle, "insertTiers"), event.id(), tiers).execute();
    int before = 0;
    for (Tier tier : tiers) {
      if (tier.seating() == Seating.GENERAL) {
        insertPlaces(handle, event.id(), tier, before, 1, tier.capacity());
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

  /**
   * Makes the places of a general tier from one number to another.
   *
   * @param before what to add to a place's number for its number as a unit
   */
  static void insertPlaces(Handle handle, EventId event, Tier tier, int before, int from, int to) {
    for (int first = from; first <= to; first += PLACES_AT_ONCE) {
      SQL.update(handle, "insertPlaces")
          .bind("event", event.value())
          .bind("tier", tier.id().value())
          .bind("price", tier.priceMinor())
          .bind("before", before)
          .bind("first", first)
          .bind("last", Math.min(to, first + PLACES_AT_ONCE - 1))
          .execute();
    }
  }

  static Update bind(Update update, EventId event, List<Tier> tiers) {
    return update
        .bind("event", event.value())
        .bindArray("ids", UUID.class, ids(tiers))
        .bindArray("names", String.class, names(tiers))
        .bindArray("seatings", String.class, tiers.stream().map(t -> t.seating().name()).toList())
        .bindArray("capacities", Integer.class, tiers.stream().map(Tier::capacity).toList())
        .bindArray("prices", Long.class, tiers.stream().map(Tier::priceMinor).toList());
  }

  private static List<UUID> ids(List<Tier> tiers) {
    return tiers.stream().map(tier -> tier.id().value()).toList();
  }

  private static List<String> names(List<Tier> tiers) {
    return tiers.stream().map(Tier::name).toList();
  }
}
