package io.fairqueue.postgres.stock;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.SeatPlace;
import io.fairqueue.domain.TierId;
import io.fairqueue.port.PlannedSeat;
import io.fairqueue.port.SeatPlan;
import io.fairqueue.port.SeatStore.ImportOutcome;
import io.fairqueue.postgres.operation.Effects;
import io.fairqueue.postgres.sql.Statements;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/**
 * Adds the seats of a plan. What can be known of it without the database is worked out before: a
 * transaction that thinks for long is ended. As few at once as each statement has time for. Not
 * thread-safe.
 */
final class SeatImport {

  private static final Statements SQL = new Statements(PostgresSeatStore.class);

  private final EventId event;
  private final SeatPlan plan;
  private final List<SeatPlace> places;
  private final Map<TierId, List<PlannedSeat>> byTier;

  /** The positions of seats that come twice. */
  private final Set<Integer> repeated;

  SeatImport(EventId event, SeatPlan plan) {
    this.event = event;
    this.plan = plan;
    this.places = plan.seats().stream().map(planned -> planned.seat().place()).toList();
    this.byTier =
        plan.seats().stream()
            .collect(
                Collectors.groupingBy(PlannedSeat::tier, LinkedHashMap::new, Collectors.toList()));
    Set<List<String>> named = new HashSet<>();
    this.repeated =
        IntStream.range(0, places.size())
            .filter(i -> !named.add(List.of(places.get(i).rowKey(), places.get(i).seatKey())))
            .boxed()
            .collect(Collectors.toUnmodifiableSet());
  }

  /** In a transaction that has locked the event's tiers, whose capacities these are. */
  ImportOutcome run(Handle handle, Map<TierId, Integer> capacities) {
    Map<TierId, Integer> full = full(handle, capacities);
    List<Integer> existing = existing(handle);
    if (!existing.isEmpty() || !full.isEmpty()) {
      return new ImportOutcome.Refused(existing, full);
    }
    if (!plan.dryRun()) {
      addAll(handle);
      Effects.note(handle, "import-seats", plan.seats().size());
    }
    return new ImportOutcome.Imported(plan.seats().size());
  }

  private Map<TierId, Integer> full(Handle handle, Map<TierId, Integer> capacities) {
    Map<TierId, Integer> full = new HashMap<>();
    byTier.forEach(
        (tier, seats) -> {
          int room =
              capacities.containsKey(tier)
                  ? capacities.get(tier) - PostgresSeatStore.ofTier(handle, event, tier).seats()
                  : 0;
          if (seats.size() > room) {
            full.put(tier, Math.max(0, room));
          }
        });
    return full;
  }

  /** The first positions of seats that the event has, or that come twice. */
  private List<Integer> existing(Handle handle) {
    Set<Integer> existing = new TreeSet<>(repeated);
    for (int i = 0; i < places.size(); i += PostgresSeatStore.ADDED_AT_ONCE) {
      int end = Math.min(places.size(), i + PostgresSeatStore.ADDED_AT_ONCE);
      existing.addAll(known(handle, i, end));
    }
    return existing.stream().limit(ImportOutcome.Refused.MAX_EXISTING).toList();
  }

  private List<Integer> known(Handle handle, int from, int to) {
    return PostgresSeatStore.keys(SQL.query(handle, "importSeats"), places.subList(from, to))
        .bind("event", event.value())
        .bind("limit", ImportOutcome.Refused.MAX_EXISTING)
        .map((row, context) -> from + row.getInt("position") - 1)
        .list();
  }

  private void addAll(Handle handle) {
    Map<TierId, List<Integer>> numbered = new LinkedHashMap<>();
    byTier.forEach((tier, seats) -> numbered.put(tier, insert(handle, tier, seats)));
    // All at once, in their order: holds of several tiers wait for blocks too.
    Blocks blocks =
        new Blocks(handle, event).lock(numbered.values().stream().flatMap(List::stream).toList());
    numbered.forEach(
        (tier, unitNos) -> {
          blocks.add(tier, unitNos);
          blocks.remove(blocked(byTier.getOrDefault(tier, List.of()), unitNos));
        });
    blocks.write();
  }

  /** The numbers of the seats, in their order. */
  private List<Integer> insert(Handle handle, TierId tier, List<PlannedSeat> seats) {
    List<Integer> unitNos = PostgresSeatStore.ofTier(handle, event, tier).next(seats.size());
    for (int i = 0; i < seats.size(); i += PostgresSeatStore.ADDED_AT_ONCE) {
      int end = Math.min(seats.size(), i + PostgresSeatStore.ADDED_AT_ONCE);
      PostgresSeatStore.insert(handle, event, tier, unitNos.subList(i, end), seats.subList(i, end));
    }
    return unitNos;
  }

  private static List<Integer> blocked(List<PlannedSeat> seats, List<Integer> unitNos) {
    return IntStream.range(0, seats.size())
        .filter(i -> seats.get(i).blocked())
        .mapToObj(unitNos::get)
        .toList();
  }
}
