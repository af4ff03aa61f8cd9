package io.fairqueue.postgres.event;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import io.fairqueue.postgres.sql.Statements;
import io.fairqueue.postgres.stock.Blocks;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Writes an event's tiers, and puts the places of general ones into the stock. */
final class TierRows {

  private static final Statements SQL = new Statements(PostgresEventStore.class);

  private TierRows() {}

  static void insert(Handle handle, Event event) {
    List<Tier> tiers = event.details().tiers();
    List<Integer> slots = IntStream.range(0, tiers.size()).boxed().toList();
    bind(SQL.update(handle, "insert.2-tiers"), event.id(), tiers, slots).execute();
    Blocks blocks = new Blocks(handle, event.id());
    for (int slot = 0; slot < tiers.size(); slot++) {
      Tier tier = tiers.get(slot);
      if (tier.seating() == Seating.GENERAL) {
        blocks.add(tier.id(), blocks.firstMissing(slot, tier.capacity()));
      }
    }
    blocks.write();
  }

  static void rename(Handle handle, Event event) {
    List<Tier> tiers = event.details().tiers();
    SQL.update(handle, "revise.5-renameTiers")
        .bind("event", event.id().value())
        .bindArray("ids", UUID.class, ids(tiers))
        .bindArray("names", String.class, names(tiers))
        .execute();
  }

  /**
   * @param slots one per tier
   */
  static Update bind(Update update, EventId event, List<Tier> tiers, List<Integer> slots) {
    return update
        .bind("event", event.value())
        .bindArray("ids", UUID.class, ids(tiers))
        .bindArray("slots", Integer.class, slots)
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
