package io.fairqueue.postgres;

import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.HoldRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Shares free units out among fans, in the order in which they asked: all that one wants, or none.
 * Places are dealt here; seats, which are not alike, by {@link SeatShares}.
 */
final class Shares {

  private final Sale sale;
  private final List<HoldRequest> standing = new ArrayList<>();
  private final Map<TierId, List<HoldRequest>> seated = byTier();
  private final List<Holds.Hold> holds = new ArrayList<>();

  Shares(Sale sale, List<HoldRequest> requests) {
    this.sale = sale;
    for (HoldRequest request : requests) {
      TierId tier = tierOf(request, sale);
      if (sale.reservedTiers().contains(tier)) {
        seated.computeIfAbsent(tier, any -> new ArrayList<>()).add(request);
      } else {
        standing.add(request);
      }
    }
  }

  /** How many places of each tier are wanted in all. */
  Map<TierId, Long> wanted() {
    Map<TierId, Long> wanted = byTier();
    for (HoldRequest request : standing) {
      wanted.merge(tierOf(request, sale), (long) request.selection().quantity(), Long::sum);
    }
    return wanted;
  }

  /** Who wants seats, by tier. */
  Map<TierId, List<HoldRequest>> seated() {
    return seated;
  }

  /** Deals places, which come in unit order within each tier. */
  void deal(List<Holds.Unit> units) {
    Map<TierId, Deque<Holds.Unit>> free = new HashMap<>();
    for (Holds.Unit unit : units) {
      free.computeIfAbsent(unit.held().tierId(), tier -> new ArrayDeque<>()).add(unit);
    }
    for (HoldRequest request : standing) {
      Deque<Holds.Unit> left = free.getOrDefault(tierOf(request, sale), new ArrayDeque<>());
      int quantity = request.selection().quantity();
      if (left.size() >= quantity) {
        gives(request, Stream.generate(left::remove).limit(quantity).toList());
      }
    }
  }

  void gives(HoldRequest request, List<Holds.Unit> share) {
    holds.add(new Holds.Hold(request, share.stream().map(Holds.Unit::held).toList()));
  }

  List<Holds.Hold> holds() {
    return holds;
  }

  static TierId tierOf(HoldRequest request, Sale sale) {
    TierId named =
        request.selection() instanceof UnitSelection.AnyOf any
            ? any.items().getFirst().tierId()
            : null;
    return named == null ? sale.firstTier() : named;
  }

  private static <V> Map<TierId, V> byTier() {
    return new TreeMap<>(Comparator.comparing(TierId::value));
  }
}
