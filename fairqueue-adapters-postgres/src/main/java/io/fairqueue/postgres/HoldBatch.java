package io.fairqueue.postgres;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.TierId;
import io.fairqueue.port.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Holds of any units, of one event, as one transaction:
 *
 * <ol>
 *   <li>Lock the event, then the admissions that are good.
 *   <li>Take free places of each tier in their order and the best free seats, passing over those
 *       that others are busy with.
 *   <li>Share them out in the order in which fans asked, and write it all down.
 *   <li>Who went without although units are free tries once more, this time waiting for busy ones.
 * </ol>
 */
final class HoldBatch implements GroupCommit.Batch<HoldRequest, HoldOutcome> {

  private final Database database;

  HoldBatch(Database database) {
    this.database = database;
  }

  @Override
  public List<HoldOutcome> commit(EventId event, List<HoldRequest> requests) {
    Map<CustomerId, HoldRequest> first = new LinkedHashMap<>();
    requests.forEach(request -> first.putIfAbsent(request.customer(), request));
    Map<HoldRequest, HoldOutcome> outcomes = hold(event, List.copyOf(first.values()));
    Set<CustomerId> answered = new HashSet<>();
    List<HoldOutcome> answers = new ArrayList<>(requests.size());
    for (HoldRequest request : requests) {
      answers.add(
          answered.add(request.customer())
              ? outcomes.get(request)
              : commit(event, List.of(request)).getFirst());
    }
    return answers;
  }

  private Map<HoldRequest, HoldOutcome> hold(EventId event, List<HoldRequest> requests) {
    Round round =
        database.inTransaction(handle -> round(handle, event, requests, HoldBatch::pickFree));
    Map<HoldRequest, HoldOutcome> outcomes = new HashMap<>(round.outcomes());
    // One tier at a time: units are waited for in their order, and so never in a circle.
    round.passedOver().values().forEach(each -> outcomes.putAll(holdLast(event, each)));
    return outcomes;
  }

  /** Waits for busy units; who goes without now has lost. */
  private Map<HoldRequest, HoldOutcome> holdLast(EventId event, List<HoldRequest> requests) {
    Round round =
        database.inTransaction(handle -> round(handle, event, requests, HoldBatch::awaitFree));
    Map<HoldRequest, HoldOutcome> outcomes = new HashMap<>(round.outcomes());
    round.passedOver().values().stream()
        .flatMap(List::stream)
        .forEach(each -> outcomes.put(each, new HoldOutcome.UnitsTaken()));
    return outcomes;
  }

  private static Round round(
      Handle handle, EventId event, List<HoldRequest> requests, Source source) {
    Optional<Sale> found = Sale.lock(handle, event);
    if (found.isEmpty()) {
      return Round.closed(requests);
    }
    Sale sale = found.get();
    List<HoldRequest> good =
        Holds.lockEntries(
            handle, event, sale, requests.stream().filter(r -> sale.sellsAt(r.now())).toList());
    Shares shares = new Shares(sale, good);
    source.deal(handle, event, shares);
    Round round = new Round(new HashMap<>(), new HashMap<>());
    if (!shares.holds().isEmpty()) {
      Holds.write(handle, event, sale, shares.holds());
      shares.holds().forEach(hold -> round.outcomes().put(hold.request(), hold.outcome(sale)));
    }
    if (!shares.without().isEmpty()) {
      boolean anyFree = Holds.anyFree(handle, event);
      shares.without().forEach(each -> round.wentWithout(each, sale, anyFree));
    }
    Set<HoldRequest> admitted = new HashSet<>(good);
    List<HoldRequest> rest = requests.stream().filter(each -> !admitted.contains(each)).toList();
    List<Optional<HoldOutcome.Refused>> refusals = Refusals.of(handle, event, sale, rest);
    for (int i = 0; i < rest.size(); i++) {
      round.refused(rest.get(i), sale, refusals.get(i));
    }
    return round;
  }

  private static void pickFree(Handle handle, EventId event, Shares shares) {
    Map<TierId, Long> wanted = shares.wanted();
    if (!wanted.isEmpty()) {
      shares.deal(Holds.pickFree(handle, event, wanted));
    }
    SeatShares.deal(handle, event, shares);
  }

  private static void awaitFree(Handle handle, EventId event, Shares shares) {
    shares.deal(Holds.awaitFree(handle, event, shares.wanted()));
    SeatShares.dealPatiently(handle, event, shares);
  }

  /** Where a round takes units from. */
  @FunctionalInterface
  private interface Source {
    void deal(Handle handle, EventId event, Shares shares);
  }

  /**
   * What became of one round.
   *
   * @param passedOver who may try again, by the tier that they want
   */
  private record Round(
      Map<HoldRequest, HoldOutcome> outcomes, Map<TierId, List<HoldRequest>> passedOver) {

    static Round closed(List<HoldRequest> requests) {
      Map<HoldRequest, HoldOutcome> outcomes = new HashMap<>();
      requests.forEach(each -> outcomes.put(each, new HoldOutcome.SaleClosed()));
      return new Round(outcomes, Map.of());
    }

    void wentWithout(HoldRequest request, Sale sale, boolean anyFree) {
      if (anyFree) {
        passOver(request, sale);
      } else {
        outcomes.put(request, new HoldOutcome.SoldOut());
      }
    }

    /** With nothing against it any more, what stood against it has just gone away. */
    void refused(HoldRequest request, Sale sale, Optional<HoldOutcome.Refused> refusal) {
      refusal.ifPresentOrElse(
          outcome -> outcomes.put(request, outcome), () -> passOver(request, sale));
    }

    private void passOver(HoldRequest request, Sale sale) {
      passedOver
          .computeIfAbsent(Shares.tierOf(request, sale), tier -> new ArrayList<>())
          .add(request);
    }
  }
}
