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

/**
 * Shares free units out among fans, in the order in which they asked: all that one wants, or none.
 */
final class Shares {

  private final Sale sale;
  private final List<HoldRequest> requests;
  private final List<Holds.Hold> holds = new ArrayList<>();
  private final List<HoldRequest> without = new ArrayList<>();

  Shares(Sale sale, List<HoldRequest> requests) {
    this.sale = sale;
    this.requests = requests;
  }

  /** How many units of each tier are wanted in all. */
  Map<TierId, Long> wanted() {
    Map<TierId, Long> wanted = new TreeMap<>(Comparator.comparing(TierId::value));
    for (HoldRequest request : requests) {
      wanted.merge(tierOf(request, sale), (long) request.selection().quantity(), Long::sum);
    }
    return wanted;
  }

  /** Deals units, which come in unit order within each tier. */
  void deal(List<Holds.Unit> units) {
    Map<TierId, Deque<Holds.Unit>> free = new HashMap<>();
    for (Holds.Unit unit : units) {
      free.computeIfAbsent(unit.held().tierId(), tier -> new ArrayDeque<>()).add(unit);
    }
    for (HoldRequest request : requests) {
      Deque<Holds.Unit> left = free.getOrDefault(tierOf(request, sale), new ArrayDeque<>());
      int quantity = request.selection().quantity();
      if (left.size() < quantity) {
        without.add(request);
        continue;
      }
      List<Holds.Unit> share = new ArrayList<>(quantity);
      for (int i = 0; i < quantity; i++) {
        share.add(left.remove());
      }
      holds.add(new Holds.Hold(request, share));
    }
  }

  List<Holds.Hold> holds() {
    return holds;
  }

  /** Who found too few. */
  List<HoldRequest> without() {
    return without;
  }

  static TierId tierOf(HoldRequest request, Sale sale) {
    return request.selection() instanceof UnitSelection.AnyOf any && any.tierId() != null
        ? any.tierId()
        : sale.firstTier();
  }
}
