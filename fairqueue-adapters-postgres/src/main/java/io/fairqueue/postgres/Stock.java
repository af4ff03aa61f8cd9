package io.fairqueue.postgres;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import io.fairqueue.port.StoreDataException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Makes the units of an event follow its tiers:
 *
 * <ol>
 *   <li>Count. A tier that holds and sold more than it may have stops everything.
 *   <li>Take surplus free units away, and with them the tiers that are missing.
 *   <li>Give the free units that had a tier's old price its new one.
 *   <li>Write the tiers, and add the places that are missing.
 * </ol>
 *
 * <p>The caller has locked the event, and so keeps everybody from taking or adding units.
 */
final class Stock {

  private static final Statements SQL = new Statements(Stock.class);

  /** So that each step stays inside the time that a statement has. */
  private static final int AT_ONCE = 10_000;

  private final Handle handle;
  private final EventId event;
  private final List<Tier> tiers;
  private final Map<TierId, Counted> counted = new HashMap<>();
  private int lastUnit;

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
    List<Counted> before = count();
    for (Counted each : before) {
      if (each.total() - each.free() > capacity(details, each.tier())) {
        return Optional.of(each.tier());
      }
    }
    for (Counted each : before) {
      shrink(each.tier(), each.total() - capacity(details, each.tier()));
    }
    SQL.update(handle, "deleteTiers")
        .bind("event", event.value())
        .bindArray("tiers", UUID.class, tiers.stream().map(tier -> tier.id().value()).toList())
        .execute();
    for (Counted each : before) {
      details.tier(each.tier()).ifPresent(tier -> reprice(tier, each.priceMinor()));
    }
    if (TierRows.bind(SQL.update(handle, "writeTiers"), event, tiers).execute() < tiers.size()) {
      throw new StoreDataException("a tier is another event's");
    }
    tiers.stream().filter(tier -> tier.seating() == Seating.GENERAL).forEach(this::grow);
    return Optional.empty();
  }

  private List<Counted> count() {
    List<Counted> found = new ArrayList<>();
    SQL.query(handle, "stock")
        .bind("event", event.value())
        .map(
            (row, context) -> {
              lastUnit = row.getInt("last_unit");
              return new Counted(
                  new TierId(Columns.uuid(row, "tier_id")),
                  row.getLong("price_minor"),
                  row.getInt("total"),
                  row.getInt("free"),
                  row.getInt("last_number"));
            })
        .forEach(found::add);
    found.forEach(each -> counted.put(each.tier(), each));
    return found;
  }

  private static int capacity(EventDetails details, TierId tier) {
    return details.tier(tier).map(Tier::capacity).orElse(0);
  }

  private void shrink(TierId tier, int surplus) {
    int below = Integer.MAX_VALUE;
    for (int left = surplus; left > 0; left -= AT_ONCE) {
      below =
          SQL.query(handle, "shrink")
              .bind("event", event.value())
              .bind("tier", tier.value())
              .bind("below", below)
              .bind("most", Math.min(left, AT_ONCE))
              .map((row, context) -> row.getInt("lowest"))
              .one();
    }
  }

  private void reprice(Tier tier, long old) {
    if (tier.priceMinor() == old) {
      return;
    }
    Repriced step = new Repriced(AT_ONCE, 0);
    while (step.changed() == AT_ONCE) {
      step =
          SQL.query(handle, "reprice")
              .bind("event", event.value())
              .bind("tier", tier.id().value())
              .bind("old", old)
              .bind("price", tier.priceMinor())
              .bind("above", step.highest())
              .bind("most", AT_ONCE)
              .map((row, context) -> new Repriced(row.getInt("changed"), row.getInt("highest")))
              .one();
    }
  }

  private void grow(Tier tier) {
    Counted before =
        counted.getOrDefault(tier.id(), new Counted(tier.id(), tier.priceMinor(), 0, 0, 0));
    int missing = tier.capacity() - before.total();
    if (missing > 0) {
      TierRows.insertPlaces(
          handle,
          event,
          tier,
          lastUnit - before.lastNumber(),
          before.lastNumber() + 1,
          before.lastNumber() + missing);
      lastUnit += missing;
    }
  }

  /** A tier before the change. */
  private record Counted(TierId tier, long priceMinor, int total, int free, int lastNumber) {}

  private record Repriced(int changed, int highest) {}
}
