package io.fairqueue.postgres;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.TierId;
import io.fairqueue.port.HoldRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Shares the seats of one reserved tier out among fans who asked for a number only, in the order in
 * which they asked:
 *
 * <ol>
 *   <li>Read where free seats are, and choose the best for each.
 *   <li>Lock them, passing over those that others are busy with.
 *   <li>Who did not get all of theirs chooses again, from what is left without the busy ones. Each
 *       round knows more of those, so there is a last one.
 * </ol>
 */
final class SeatShares {

  private static final Statements SQL = new Statements(SeatShares.class);

  private final Handle handle;
  private final EventId event;
  private final TierId tier;
  private final Map<Integer, Holds.Unit> locked = new HashMap<>();
  private final Set<Integer> gone = new HashSet<>();
  private final Shares shares;

  private SeatShares(Handle handle, EventId event, TierId tier, Shares shares) {
    this.handle = handle;
    this.event = event;
    this.tier = tier;
    this.shares = shares;
  }

  /** Deals without waiting for anybody. */
  static void deal(Handle handle, EventId event, Shares shares) {
    shares
        .seated()
        .forEach(
            (tier, requests) -> {
              SeatShares seats = new SeatShares(handle, event, tier, shares);
              seats.deal(seats.rows(), requests);
            });
  }

  /** Deals after waiting for every seat that is free or may become so: there is no other round. */
  static void dealPatiently(Handle handle, EventId event, Shares shares) {
    shares
        .seated()
        .forEach(
            (tier, requests) -> {
              SeatShares seats = new SeatShares(handle, event, tier, shares);
              Holds.awaitAllFree(handle, event, tier)
                  .forEach(unit -> seats.locked.put(unit.unitNo(), unit));
              seats.deal(seats.lockedOf(seats.rows()), requests);
            });
  }

  private void deal(List<SeatMap.Row> rows, List<HoldRequest> requests) {
    List<HoldRequest> open = requests;
    while (!open.isEmpty()) {
      Map<HoldRequest, List<Integer>> chosen = choose(rows, open);
      lock(chosen.values());
      open = new ArrayList<>();
      for (Map.Entry<HoldRequest, List<Integer>> each : chosen.entrySet()) {
        if (locked.keySet().containsAll(each.getValue())) {
          give(each.getKey(), each.getValue());
        } else {
          open.add(each.getKey());
        }
      }
    }
  }

  private Map<HoldRequest, List<Integer>> choose(
      List<SeatMap.Row> rows, List<HoldRequest> requests) {
    SeatMap map = new SeatMap(rows, gone);
    Map<HoldRequest, List<Integer>> chosen = new LinkedHashMap<>();
    for (HoldRequest request : requests) {
      List<Integer> best = map.take(request.selection().quantity());
      if (!best.isEmpty()) {
        chosen.put(request, best);
      }
    }
    return chosen;
  }

  private void give(HoldRequest request, List<Integer> chosen) {
    gone.addAll(chosen);
    shares.gives(
        request,
        chosen.stream()
            .map(locked::get)
            .sorted(Comparator.comparingInt(Holds.Unit::unitNo))
            .toList());
  }

  private void lock(Iterable<List<Integer>> chosen) {
    Set<Integer> wanted = new TreeSet<>();
    chosen.forEach(wanted::addAll);
    wanted.removeAll(locked.keySet());
    if (wanted.isEmpty()) {
      return;
    }
    SQL.query(handle, "pick")
        .bind("event", event.value())
        .bind("tier", tier.value())
        .bindArray("units", Integer.class, wanted)
        .map(Holds::unit)
        .forEach(unit -> locked.put(unit.unitNo(), unit));
    wanted.removeAll(locked.keySet());
    gone.addAll(wanted);
  }

  private List<SeatMap.Row> rows() {
    return SQL.query(handle, "rows")
        .bind("event", event.value())
        .bind("tier", tier.value())
        .map((row, context) -> SeatMap.Row.read(row))
        .list();
  }

  private List<SeatMap.Row> lockedOf(List<SeatMap.Row> rows) {
    return rows.stream().map(row -> row.only(locked.keySet())).toList();
  }
}
