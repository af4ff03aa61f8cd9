package io.fairqueue.memory.sale;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the units that an event's tiers ask for. */
final class MemoryStock {

  private final MemoryWorld world;

  MemoryStock(MemoryWorld world) {
    this.world = world;
  }

  List<MemoryUnit> unitsOf(EventDetails details) {
    var units = new ArrayList<MemoryUnit>();
    details.tiers().forEach(tier -> grow(units, tier));
    return units;
  }

  /** Changes the stock to what the details ask for; the tier that can't shrink, if there is one. */
  Optional<TierId> follow(Event event, EventDetails details) {
    Map<TierId, Tier> wanted = new HashMap<>();
    details.tiers().forEach(tier -> wanted.put(tier.id(), tier));
    var units = new ArrayList<>(world.units(event.id()));
    for (Tier old : event.details().tiers()) {
      Tier tier = wanted.get(old.id());
      if (!shrink(units, old.id(), tier == null ? 0 : tier.capacity())) {
        return Optional.of(old.id());
      }
    }
    details.tiers().forEach(tier -> grow(units, tier));
    details.tiers().forEach(tier -> reprice(units, tier));
    world.units.put(event.id(), units);
    return Optional.empty();
  }

  private void grow(List<MemoryUnit> units, Tier tier) {
    if (tier.seating() == Seating.RESERVED) {
      return;
    }
    var present = units.stream().filter(unit -> unit.tierId.equals(tier.id())).toList();
    // What went when the tier shrank may have left gaps behind, so counting would name some twice.
    int number = present.stream().mapToInt(unit -> unit.number).max().orElse(0);
    for (int i = present.size(); i < tier.capacity(); i++) {
      units.add(MemoryUnit.place(new UnitId(world.ids.next()), tier, ++number));
    }
  }

  private static boolean shrink(List<MemoryUnit> units, TierId tier, int capacity) {
    var inTier = units.stream().filter(unit -> unit.tierId.equals(tier)).toList();
    var surplus =
        inTier.reversed().stream()
            .filter(MemoryUnit::isNobodys)
            .limit(Math.max(0, inTier.size() - capacity))
            .toList();
    units.removeAll(surplus);
    return inTier.size() - surplus.size() <= capacity;
  }

  private static void reprice(List<MemoryUnit> units, Tier tier) {
    units.stream()
        .filter(unit -> unit.tierId.equals(tier.id()))
        .forEach(unit -> unit.reprice(tier.priceMinor()));
  }
}
