package io.fairqueue.memory;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitStatus;
import io.fairqueue.port.AddSeatsOutcome;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.SeatStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
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
          Long before = world.doneBefore("add-seats");
          if (before != null) {
            return new AddSeatsOutcome.Added(before.intValue());
          }
          Event sale = world.events.get(event);
          Tier tier = sale == null ? null : sale.details().tier(tierId).orElse(null);
          if (tier == null) {
            return new AddSeatsOutcome.OverCapacity(0);
          }
          var units = new ArrayList<>(world.units(event));
          var labels = new HashSet<String>();
          units.stream()
              .flatMap(unit -> Stream.ofNullable(unit.seat))
              .forEach(seat -> labels.add(seat.label()));
          for (Seat seat : seats) {
            if (!labels.add(seat.label())) {
              return new AddSeatsOutcome.SeatExists(seat.label());
            }
            units.add(MemoryUnit.seat(new UnitId(world.ids.next()), tier, seat));
          }
          if (units.stream().filter(unit -> unit.tierId.equals(tierId)).count() > tier.capacity()) {
            return new AddSeatsOutcome.OverCapacity(tier.capacity());
          }
          world.units.put(event, units);
          world.noteDone("add-seats", seats.size());
          return new AddSeatsOutcome.Added(seats.size());
        });
  }

  @Override
  public List<SeatUnit> page(EventId event, @Nullable UnitStatus status, PageRequest page) {
    return world.inStep(
        () ->
            matching(event, status)
                .skip(page.offset())
                .limit(page.size())
                .map(MemoryUnit::asSeat)
                .toList());
  }

  @Override
  public long count(EventId event, @Nullable UnitStatus status) {
    return world.inStep(() -> matching(event, status).count());
  }

  private Stream<MemoryUnit> matching(EventId event, @Nullable UnitStatus status) {
    return world.units(event).stream()
        .filter(unit -> unit.seat != null)
        .filter(unit -> status == null || unit.state == status);
  }
}
