package io.fairqueue.memory;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitStatus;
import io.fairqueue.port.AddSeatsOutcome;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.SeatStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Seats in memory. */
final class MemorySeatStore implements SeatStore {

  private final MemoryWorld world;

  MemorySeatStore(MemoryWorld world) {
    this.world = world;
  }

  @Override
  public AddSeatsOutcome add(EventId event, TierId tierId, List<Seat> seats) {
    return world.inStep(
        () -> {
          Tier tier =
              world.event(event).details().tiers().stream()
                  .filter(each -> each.id().equals(tierId))
                  .findFirst()
                  .orElseThrow();
          var units = new ArrayList<>(world.units(event));
          var labels = new HashSet<String>();
          units.stream().filter(unit -> unit.seat != null).forEach(unit -> labels.add(unit.label));
          for (Seat seat : seats) {
            if (!labels.add(seat.label())) {
              return new AddSeatsOutcome.SeatExists(seat.label());
            }
            units.add(unit(tier, seat));
          }
          if (units.stream().filter(unit -> unit.tierId.equals(tierId)).count() > tier.capacity()) {
            return new AddSeatsOutcome.OverCapacity(tier.capacity());
          }
          world.units.put(event, units);
          return new AddSeatsOutcome.Added(seats.size());
        });
  }

  private MemoryUnit unit(Tier tier, Seat seat) {
    Long own = seat.priceMinor();
    return new MemoryUnit(
        new UnitId(world.ids.next()),
        tier.id(),
        seat.label(),
        seat,
        own == null ? tier.priceMinor() : own);
  }

  @Override
  public Page<SeatUnit> list(EventId event, @Nullable UnitStatus status, PageRequest page) {
    return world.inStep(
        () -> {
          var all =
              world.units(event).stream()
                  .filter(unit -> unit.seat != null)
                  .filter(unit -> status == null || unit.state == status)
                  .map(MemoryUnit::asSeat)
                  .toList();
          return new Page<>(
              all.stream().skip(page.offset()).limit(page.size()).toList(), page, all.size());
        });
  }
}
