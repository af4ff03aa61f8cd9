package io.fairqueue.postgres.claim;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.SeatRuns;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.postgres.sql.LostRaceException;
import io.fairqueue.postgres.stock.Blocks;
import io.fairqueue.postgres.stock.Sale;
import io.fairqueue.postgres.stock.SaleTier;
import io.fairqueue.postgres.stock.Seats;
import io.fairqueue.postgres.stock.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Allocates free units to fans: all that one wants, or none. Fans who name seats come first, the
 * others in the order in which they came.
 *
 * <ol>
 *   <li>Lock the blocks of the seats that are named, and all of the tiers whose best seats are
 *       wanted, one after the other and waiting: so it is known which are free.
 *   <li>Lock blocks of places, which are one like the other, passing over busy ones; in the patient
 *       form they are waited for as well, with the seats and in their order.
 *   <li>Allocate.
 * </ol>
 */
final class Allocation {

  private final Handle handle;
  private final EventId event;
  private final Sale sale;
  private final List<Holds.Asked> asked;
  private final List<HoldRequest> requests;
  private final Collection<Integer> replaced;
  private final Blocks blocks;
  private final Map<UnitId, Integer> named = new HashMap<>();
  private final Map<Integer, SeatRuns<Integer>> seats = new HashMap<>();

  /**
   * @param replaced units that count as free, for they are given back for what is allocated
   */
  Allocation(
      Handle handle,
      EventId event,
      Sale sale,
      List<Holds.Asked> asked,
      Collection<Integer> replaced) {
    this.handle = handle;
    this.event = event;
    this.sale = sale;
    this.asked = asked;
    this.requests = asked.stream().map(Holds.Asked::request).toList();
    this.replaced = replaced;
    this.blocks = new Blocks(handle, event);
  }

  /**
   * What each of those gets who get all that they want.
   *
   * @param waitsForBusy whether busy places are waited for
   */
  List<Holds.Hold> allocate(boolean waitsForBusy) {
    findNamed();
    lock(waitsForBusy);
    Map<Holds.Asked, List<Integer>> allocated = new LinkedHashMap<>();
    asked.stream().filter(Allocation::isNamed).forEach(each -> allocate(each, allocated));
    asked.stream().filter(each -> !isNamed(each)).forEach(each -> allocate(each, allocated));
    return holds(allocated);
  }

  /** Stores what was taken. */
  void write() {
    blocks.write();
  }

  private void findNamed() {
    List<UnitId> ids =
        requests.stream()
            .map(HoldRequest::selection)
            .filter(UnitSelection.Chosen.class::isInstance)
            .flatMap(each -> ((UnitSelection.Chosen) each).unitIds().stream())
            .distinct()
            .toList();
    named.putAll(named(handle, event, sale, ids));
  }

  /** The numbers of those of these units that the event may have, by their ids. */
  static Map<UnitId, Integer> named(Handle handle, EventId event, Sale sale, List<UnitId> ids) {
    Map<UnitId, Integer> numbers = new HashMap<>();
    for (UnitId id : ids) {
      sale.place(id).ifPresent(unitNo -> numbers.put(id, unitNo));
    }
    Seats.byIds(handle, event, ids)
        .forEach(seat -> numbers.put(seat.held().unitId(), seat.unitNo()));
    return numbers;
  }

  private void lock(boolean waitsForBusy) {
    TreeSet<Integer> waited = new TreeSet<>();
    Map<Integer, Integer> picked = new TreeMap<>();
    items()
        .forEach(
            item ->
                sale.find(item)
                    .ifPresent(
                        tier -> {
                          if (tier.isReserved() || waitsForBusy) {
                            waited.add(tier.slot());
                          } else {
                            picked.merge(tier.slot(), item.quantity(), Integer::sum);
                          }
                        }));
    Set<Integer> units = new TreeSet<>(named.values());
    units.addAll(replaced);
    blocks.lockFree(units, waited);
    blocks.free(replaced);
    picked.forEach(blocks::pickFree);
  }

  private Stream<UnitSelection.Item> items() {
    return requests.stream()
        .map(HoldRequest::selection)
        .filter(UnitSelection.AnyOf.class::isInstance)
        .flatMap(each -> ((UnitSelection.AnyOf) each).items().stream());
  }

  private void allocate(Holds.Asked each, Map<Holds.Asked, List<Integer>> allocated) {
    List<Integer> share =
        switch (each.request().selection()) {
          case UnitSelection.Chosen chosen -> take(chosen);
          case UnitSelection.AnyOf any -> take(any);
        };
    if (!share.isEmpty()) {
      allocated.put(each, share);
    }
  }

  /** Empty if one is unknown or taken. */
  private List<Integer> take(UnitSelection.Chosen chosen) {
    List<Integer> units = new ArrayList<>();
    for (UnitId id : chosen.unitIds()) {
      Integer unitNo = named.get(id);
      if (unitNo == null || !blocks.isFree(unitNo)) {
        return List.of();
      }
      units.add(unitNo);
    }
    units.forEach(blocks::take);
    return units;
  }

  /** Empty if of one tier too few are free. */
  private List<Integer> take(UnitSelection.AnyOf any) {
    for (UnitSelection.Item item : any.items()) {
      if (sale.find(item).filter(tier -> free(tier) >= item.quantity()).isEmpty()) {
        return List.of();
      }
    }
    List<Integer> units = new ArrayList<>();
    for (UnitSelection.Item item : any.items()) {
      sale.find(item).ifPresent(tier -> units.addAll(take(tier, item.quantity())));
    }
    return units;
  }

  /** Of a tier with seats all blocks are locked that have a free one. */
  private int free(SaleTier tier) {
    return blocks.free(tier.slot());
  }

  private List<Integer> take(SaleTier tier, int quantity) {
    if (!tier.isReserved()) {
      return blocks.takeFirst(tier.slot(), quantity);
    }
    List<Integer> seats = best(tier).take(quantity);
    seats.forEach(blocks::take);
    return seats;
  }

  private SeatRuns<Integer> best(SaleTier tier) {
    return seats.computeIfAbsent(
        tier.slot(), slot -> Seats.runs(handle, event, tier.id(), blocks::isFree));
  }

  private List<Holds.Hold> holds(Map<Holds.Asked, List<Integer>> allocated) {
    List<Integer> reserved =
        allocated.values().stream()
            .flatMap(List::stream)
            .filter(unitNo -> sale.tier(unitNo).isReserved())
            .toList();
    Map<Integer, Unit> known = Seats.byNumbers(handle, event, reserved);
    checkNames(known);
    List<Holds.Hold> holds = new ArrayList<>(allocated.size());
    allocated.forEach(
        (each, unitNos) ->
            holds.add(
                new Holds.Hold(
                    each, unitNos.stream().sorted().map(unitNo -> unit(unitNo, known)).toList())));
    return holds;
  }

  /** A seat's number may have become another seat's before its block was locked. */
  private void checkNames(Map<Integer, Unit> known) {
    named.forEach(
        (id, unitNo) -> {
          @Nullable Unit seat = known.get(unitNo);
          if (seat != null && !seat.held().unitId().equals(id)) {
            throw new LostRaceException();
          }
        });
  }

  private Unit unit(int unitNo, Map<Integer, Unit> known) {
    SaleTier tier = sale.tier(unitNo);
    return tier.isReserved()
        ? requireNonNull(known.get(unitNo), "a seat in the stock that isn't there")
        : tier.place(unitNo);
  }

  private static boolean isNamed(Holds.Asked each) {
    return each.request().selection() instanceof UnitSelection.Chosen;
  }
}
