package io.fairqueue.postgres.event;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Statements;
import io.fairqueue.postgres.stock.Blocks;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Makes the units of an event follow its tiers:
 *
 * <ol>
 *   <li>Lock all blocks, and count. A tier that holds and sold more than it may have stops
 *       everything.
 *   <li>Take surplus free units away, those that came last first, and with them the tiers that are
 *       missing.
 *   <li>Write the tiers, and add the places that are missing, the first numbers first.
 * </ol>
 *
 * <p>The caller has locked the event, and so keeps everybody from taking or adding units. What
 * costs its tier's price follows that without a word.
 */
final class Stock {

  private static final Statements SQL = new Statements(PostgresEventStore.class);

  /** So that each step stays inside the time that a statement has. */
  private static final int AT_ONCE = 10_000;

  private final Handle handle;
  private final EventId event;
  private final List<Tier> tiers;

  private Stock(Handle handle, Event revised) {
    this.handle = handle;
    this.event = revised.id();
    this.tiers = revised.details().tiers();
  }

  /** The tier that can't shrink as far as it should, if there is one; then nothing has changed. */
  static Optional<TierId> follow(Handle handle, Event revised) {
    return new Stock(handle, revised).follow(revised.details());
  }

  private Optional<TierId> follow(EventDetails details) {
    Blocks blocks = new Blocks(handle, event).lockAll();
    Map<TierId, Counted> before = count();
    for (Counted each : before.values()) {
      if (each.total() - each.free() > capacity(details, each.tier())) {
        return Optional.of(each.tier());
      }
    }
    before
        .values()
        .forEach(each -> shrink(blocks, each, each.total() - capacity(details, each.tier())));
    blocks.write();
    SQL.update(handle, "revise.3-deleteTiers")
        .bind("event", event.value())
        .bindArray("tiers", UUID.class, tiers.stream().map(tier -> tier.id().value()).toList())
        .execute();
    List<Integer> slots = slots(before);
    if (TierRows.bind(SQL.update(handle, "revise.2-writeTiers"), event, tiers, slots).execute()
        < tiers.size()) {
      throw new StoreDataException("a tier is another event's");
    }
    // Without those of tiers that are gone, whose slots others have now.
    Blocks left = new Blocks(handle, event).lockAll();
    for (int i = 0; i < tiers.size(); i++) {
      grow(left, tiers.get(i), slots.get(i), before);
    }
    left.write();
    return Optional.empty();
  }

  private Map<TierId, Counted> count() {
    Map<TierId, Counted> counted = new LinkedHashMap<>();
    SQL.query(handle, "revise.1-stock")
        .bind("event", event.value())
        .map(
            (row, context) ->
                new Counted(
                    new TierId(Columns.uuid(row, "tier_id")),
                    row.getInt("slot"),
                    Columns.literal(row, "seating", Seating.class),
                    row.getInt("total"),
                    row.getInt("free")))
        .forEach(each -> counted.put(each.tier(), each));
    return counted;
  }

  private static int capacity(EventDetails details, TierId tier) {
    return details.tier(tier).map(Tier::capacity).orElse(0);
  }

  /** The slots of the tiers; new ones get the first that none has. */
  private List<Integer> slots(Map<TierId, Counted> before) {
    BitSet taken = new BitSet();
    tiers.forEach(
        tier ->
            Optional.ofNullable(before.get(tier.id())).ifPresent(each -> taken.set(each.slot())));
    return tiers.stream()
        .map(
            tier -> {
              @Nullable Counted counted = before.get(tier.id());
              int slot = counted == null ? taken.nextClearBit(0) : counted.slot();
              taken.set(slot);
              return slot;
            })
        .toList();
  }

  private void shrink(Blocks blocks, Counted tier, int surplus) {
    if (surplus <= 0) {
      return;
    }
    if (tier.seating() == Seating.GENERAL) {
      blocks.remove(blocks.lastFree(tier.slot(), surplus));
    } else {
      for (int left = surplus; left > 0; left -= AT_ONCE) {
        blocks.remove(deleteSeats(tier.tier(), Math.min(left, AT_ONCE)));
      }
    }
  }

  private List<Integer> deleteSeats(TierId tier, int limit) {
    return SQL.query(handle, "revise.4-deleteSeats")
        .bind("event", event.value())
        .bind("tier", tier.value())
        .bind("limit", limit)
        .map((row, context) -> row.getInt("unit_no"))
        .list();
  }

  private static void grow(Blocks blocks, Tier tier, int slot, Map<TierId, Counted> before) {
    int total = Optional.ofNullable(before.get(tier.id())).map(Counted::total).orElse(0);
    if (tier.seating() == Seating.GENERAL && tier.capacity() > total) {
      blocks.add(tier.id(), blocks.firstMissing(slot, tier.capacity() - total));
    }
  }

  /** A tier before the change. */
  private record Counted(TierId tier, int slot, Seating seating, int total, int free) {}
}
