package io.fairqueue.memory.sale;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimFacts;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.UnitStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Money that came after the release: equal units again, if nobody else may be waiting for them. */
final class LatePayment {

  private final MemoryWorld world;

  LatePayment(MemoryWorld world) {
    this.world = world;
  }

  Optional<Claim.Confirmed> confirm(Claim.Released claim, Instant now) {
    var facts = claim.facts();
    Event event = world.event(facts.eventId());
    if (event instanceof Event.Cancelled
        || event.details().isOverAt(now)
        || world.lastOneAllowed(facts.eventId(), facts.customerId()) != null
        || spare(event, now) < facts.units().size()) {
      return Optional.empty();
    }
    var units = equalUnits(event, facts.units());
    if (units.size() < facts.units().size()) {
      return Optional.empty();
    }
    units.forEach(unit -> unit.give(claim.id(), UnitStatus.HELD));
    var reacquired =
        new ClaimFacts(
            facts.id(),
            facts.eventId(),
            facts.customerId(),
            facts.entryId(),
            units.stream().map(unit -> unit.asHeld(event.details())).toList(),
            facts.amount(),
            facts.createdAt(),
            facts.expiresAt());
    return Optional.of(world.put(claim.confirmLate(reacquired, now)));
  }

  /** Free units beyond what outstanding admissions may take. */
  private long spare(Event event, Instant now) {
    long promised = world.active(event.id(), now) * event.policy().maxUnitsPerClaim();
    return world.freeUnits(event.id()).orElse(0) - promised;
  }

  /** The same unit where it is free; where places are alike, any free one at the same price. */
  private List<MemoryUnit> equalUnits(Event event, List<HeldUnit> held) {
    var taken = new ArrayList<MemoryUnit>();
    for (HeldUnit unit : held) {
      find(event, unit, taken).ifPresent(taken::add);
    }
    return taken;
  }

  private Optional<MemoryUnit> find(Event event, HeldUnit held, List<MemoryUnit> taken) {
    boolean general =
        event.details().tiers().stream()
            .anyMatch(tier -> tier.id().equals(held.tierId()) && tier.seating() == Seating.GENERAL);
    var free =
        world.units(event.id()).stream()
            .filter(unit -> unit.isFree() && !taken.contains(unit))
            .filter(
                unit -> unit.tierId.equals(held.tierId()) && unit.priceMinor() == held.priceMinor())
            .toList();
    return free.stream()
        .filter(unit -> unit.id.equals(held.unitId()))
        .findFirst()
        .or(() -> general ? free.stream().findFirst() : Optional.empty());
  }
}
