package io.fairqueue.postgres;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.SeatRuns;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.HoldRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Shares free units out among fans: all that one wants, or none. Who names seats is asked first, the
 * others in the order in which they came.
 *
 * <ol>
 *   <li>Lock the blocks of the seats that are named, and all of the tiers whose best seats are
 *       wanted, one after the other and waiting: so it is known which are free.
 *   <li>Lock blocks of places, which are one like the other, passing over busy ones; in the
 *       patient form they are waited for as well, with the seats and in their order.
 *   <li>Deal.
 * </ol>
 */
final class Shares {

  private final Handle handle;
  private final EventId event;
  private final Sale sale;
  private final List<HoldRequest> requests;
  private final Blocks blocks;
  private final Map<UnitId, Integer> named = new HashMap<>();
  private final Map<Integer, SeatRuns<Integer>> seats = new HashMap<>();

  Shares(Handle handle, EventId event, Sale sale, List<HoldRequest> requests) {
    this.handle = handle;
    this.event = event;
    this.sale = sale;
    this.requests = requests;
    this.blocks = new Blocks(handle, event);
  }

  /**
   * What each of those gets who get all that they want.
   *
   * @param isPatient whether busy places are waited for
   */
  List<Holds.Hold> deal(boolean isPatient) {
    findNamed();
    lock(isPatient);
    Map<HoldRequest, List<Integer>> dealt = new LinkedHashMap<>();
    requests.stream().filter(Shares::isNamed).forEach(each -> deal(each, dealt));
    requests.stream().filter(each -> !isNamed(each)).forEach(each -> deal(each, dealt));
    return holds(dealt);
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
    Seats.byIds(handle, event, ids).forEach(seat -> numbers.put(seat.held().unitId(), seat.unitNo()));
    return numbers;
  }

  private void lock(boolean isPatient) {
    TreeSet<Integer> waited = new TreeSet<>();
    Map<Integer, Integer> picked = new TreeMap<>();
    for (HoldRequest request : requests) {
      if (request.selection() instanceof UnitSelection.AnyOf any) {
        sale.find(any)
            .ifPresent(
                tier -> {
                  if (tier.isReserved() || isPatient) {
                    waited.add(tier.slot());
                  } else {
                    picked.merge(tier.slot(), any.quantity(), Integer::sum);
                  }
                });
      }
    }
    blocks.lockFree(named.values(), waited);
    picked.forEach(blocks::pickFree);
  }

  private void deal(HoldRequest request, Map<HoldRequest, List<Integer>> dealt) {
    List<Integer> share =
        switch (request.selection()) {
          case UnitSelection.Chosen chosen -> take(chosen);
          case UnitSelection.AnyOf any ->
              sale.find(any).map(tier -> take(tier, any.quantity())).orElse(List.of());
        };
    if (!share.isEmpty()) {
      dealt.put(request, share);
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

  /** Empty if too few are free. */
  private List<Integer> take(SaleTier tier, int quantity) {
    if (!tier.isReserved()) {
      return blocks.free(tier.slot()) < quantity
          ? List.of()
          : blocks.takeFirst(tier.slot(), quantity);
    }
    List<Integer> best =
        seats
            .computeIfAbsent(
                tier.slot(), slot -> Seats.runs(handle, event, tier.id(), blocks::isFree))
            .take(quantity);
    best.forEach(blocks::take);
    return best;
  }

  private List<Holds.Hold> holds(Map<HoldRequest, List<Integer>> dealt) {
    List<Integer> reserved =
        dealt.values().stream()
            .flatMap(List::stream)
            .filter(unitNo -> sale.tier(unitNo).isReserved())
            .toList();
    Map<Integer, Unit> known = Seats.byNumbers(handle, event, reserved);
    List<Holds.Hold> holds = new ArrayList<>(dealt.size());
    dealt.forEach(
        (request, unitNos) ->
            holds.add(
                new Holds.Hold(
                    request,
                    unitNos.stream().sorted().map(unitNo -> unit(unitNo, known)).toList())));
    return holds;
  }

  private Unit unit(int unitNo, Map<Integer, Unit> known) {
    SaleTier tier = sale.tier(unitNo);
    return tier.isReserved()
        ? requireNonNull(known.get(unitNo), "a seat in the stock that isn't there")
        : tier.place(unitNo);
  }

  private static boolean isNamed(HoldRequest request) {
    return request.selection() instanceof UnitSelection.Chosen;
  }
}
