package io.fairqueue.memory.sale;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.PriceRange;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.SeatPlace;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.SectionStock;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitStatus;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.PlannedSeat;
import io.fairqueue.port.SeatChange;
import io.fairqueue.port.SeatPlan;
import io.fairqueue.port.SeatStore;
import io.fairqueue.port.SeatStore.AddSeatsOutcome;
import io.fairqueue.port.SeatStore.ChangeSeatOutcome;
import io.fairqueue.port.SeatStore.ImportOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Seats in memory. */
public final class MemorySeatStore implements SeatStore {

  private final MemoryWorld world;

  public MemorySeatStore(MemoryWorld world) {
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
          var known = known(units);
          for (Seat seat : seats) {
            if (!known.add(name(seat))) {
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
  public ImportOutcome importSeats(EventId event, SeatPlan plan) {
    return world.inStep(
        () -> {
          Long before = world.doneBefore("import-seats");
          if (before != null) {
            return new ImportOutcome.Imported(before.intValue());
          }
          List<Integer> existing = existing(event, plan.seats());
          Map<TierId, Integer> full = full(event, plan.seats());
          if (!existing.isEmpty() || !full.isEmpty()) {
            return new ImportOutcome.Refused(existing, full);
          }
          if (!plan.dryRun()) {
            addAll(event, plan.seats());
          }
          return new ImportOutcome.Imported(plan.seats().size());
        });
  }

  private void addAll(EventId event, List<PlannedSeat> seats) {
    var units = new ArrayList<>(world.units(event));
    var details = world.event(event).details();
    for (PlannedSeat planned : seats) {
      Tier tier = details.tier(planned.tier()).orElseThrow();
      MemoryUnit unit = MemoryUnit.seat(new UnitId(world.ids.next()), tier, planned.seat());
      unit.state = planned.blocked() ? UnitStatus.BLOCKED : UnitStatus.FREE;
      units.add(unit);
    }
    world.units.put(event, units);
    world.noteDone("import-seats", seats.size());
  }

  private List<Integer> existing(EventId event, List<PlannedSeat> seats) {
    var known = known(world.units(event));
    return IntStream.range(0, seats.size())
        .filter(i -> !known.add(name(seats.get(i).seat())))
        .limit(ImportOutcome.Refused.MAX_EXISTING)
        .boxed()
        .toList();
  }

  private Map<TierId, Integer> full(EventId event, List<PlannedSeat> seats) {
    Map<TierId, Integer> full = new HashMap<>();
    seats.stream()
        .collect(Collectors.groupingBy(PlannedSeat::tier, Collectors.counting()))
        .forEach(
            (tier, wanted) -> {
              int room = room(event, tier);
              if (wanted > room) {
                full.put(tier, room);
              }
            });
    return full;
  }

  private int room(EventId event, TierId tierId) {
    Event sale = world.events.get(event);
    int capacity = sale == null ? 0 : sale.details().tier(tierId).map(Tier::capacity).orElse(0);
    long present = world.units(event).stream().filter(unit -> unit.tierId.equals(tierId)).count();
    return (int) Math.max(0, capacity - present);
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

  @Override
  public List<SectionStock> sections(EventId event) {
    return world.inStep(
        () ->
            matching(event, null)
                .collect(
                    Collectors.groupingBy(
                        unit -> SeatPlace.sectionKey(section(unit)),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(MemorySeatStore::stock)
                .toList());
  }

  private static SectionStock stock(List<MemoryUnit> units) {
    List<MemoryUnit> forSale =
        units.stream().filter(unit -> unit.state != UnitStatus.BLOCKED).toList();
    PriceRange prices =
        PriceRange.over(forSale.stream().map(unit -> PriceRange.of(unit.askedMinor())).toList());
    return new SectionStock(
        section(units.getFirst()),
        forSale.size(),
        forSale.stream().filter(MemoryUnit::isFree).count(),
        prices.minMinor(),
        prices.maxMinor());
  }

  private static String section(MemoryUnit unit) {
    return requireNonNull(unit.seat).section();
  }

  @Override
  public List<SeatUnit> section(EventId event, String section) {
    String key = SeatPlace.sectionKey(section);
    return seats(event, seat -> SeatPlace.sectionKey(seat.section()).equals(key));
  }

  @Override
  public Map<TierId, PriceRange> prices(EventId event) {
    return world.inStep(
        () ->
            matching(event, null)
                .filter(unit -> unit.state != UnitStatus.BLOCKED)
                .collect(
                    Collectors.toMap(
                        unit -> unit.tierId,
                        unit -> PriceRange.of(unit.askedMinor()),
                        (one, other) -> PriceRange.over(List.of(one, other)))));
  }

  @Override
  public List<SeatUnit> named(EventId event, Collection<UnitId> units) {
    Set<UnitId> wanted = Set.copyOf(units);
    return seats(event, seat -> wanted.contains(seat.unitId()));
  }

  private List<SeatUnit> seats(EventId event, Predicate<SeatUnit> which) {
    return world.inStep(() -> matching(event, null).map(MemoryUnit::asSeat).filter(which).toList());
  }

  private Stream<MemoryUnit> matching(EventId event, @Nullable UnitStatus status) {
    return world.units(event).stream()
        .filter(unit -> unit.seat != null)
        .filter(unit -> status == null || unit.state == status)
        .sorted(Comparator.comparing(unit -> requireNonNull(unit.seat).place(), SeatPlace.NATURAL));
  }

  @Override
  public ChangeSeatOutcome change(EventId event, UnitId id, SeatChange change) {
    return world.inStep(
        () -> {
          MemoryUnit unit = seat(event, id);
          if (unit == null) {
            return new ChangeSeatOutcome.NotFound();
          }
          if (!unit.isNobodys()) {
            return new ChangeSeatOutcome.Taken();
          }
          Seat before = requireNonNull(unit.seat);
          Seat after = change.applyTo(before.section(), before.row(), before.number());
          if (!name(after).equals(name(before)) && !known(world.units(event)).add(name(after))) {
            return new ChangeSeatOutcome.SeatExists(after.label());
          }
          unit.seat = after;
          if (change.wantsUsualPrice()) {
            unit.ask(null);
          } else if (after.priceMinor() != null) {
            unit.ask(after.priceMinor());
          }
          if (change.blocked() != null) {
            unit.state = change.blocked() ? UnitStatus.BLOCKED : UnitStatus.FREE;
          }
          return new ChangeSeatOutcome.Done(unit.asSeat());
        });
  }

  @Override
  public ChangeSeatOutcome remove(EventId event, UnitId id) {
    return world.inStep(
        () -> {
          MemoryUnit unit = seat(event, id);
          if (unit == null) {
            return new ChangeSeatOutcome.NotFound();
          }
          if (!unit.isNobodys()) {
            return new ChangeSeatOutcome.Taken();
          }
          var units = new ArrayList<>(world.units(event));
          units.remove(unit);
          world.units.put(event, units);
          return new ChangeSeatOutcome.Done(unit.asSeat());
        });
  }

  private @Nullable MemoryUnit seat(EventId event, UnitId id) {
    return world.units(event).stream()
        .filter(unit -> unit.seat != null && unit.id.equals(id))
        .findAny()
        .orElse(null);
  }

  private static Set<List<String>> known(List<MemoryUnit> units) {
    return units.stream()
        .flatMap(unit -> Stream.ofNullable(unit.seat))
        .map(MemorySeatStore::name)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static List<String> name(Seat seat) {
    SeatPlace place = seat.place();
    return List.of(place.rowKey(), place.seatKey());
  }
}
