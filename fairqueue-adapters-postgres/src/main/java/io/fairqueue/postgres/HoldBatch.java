package io.fairqueue.postgres;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.TierId;
import io.fairqueue.port.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Holds of any units, of one event, as one transaction:
 *
 * <ol>
 *   <li>Lock the event, then the admissions that are good.
 *   <li>Take free places of each tier in their order and the best free seats, passing over those
 *       that others are busy with.
 *   <li>Share them out in the order in which fans asked, and write it all down.
 *   <li>Who went without although units are free tries once more, this time waiting for busy ones,
 *       in a transaction of its own.
 * </ol>
 *
 * <p>Of a fan who asks more than once the first request is tried. It answers the others as well,
 * without a word to the database; where it doesn't, since they want something else and nothing was
 * held, they wait for the next batch. So nobody makes others wait by repeating.
 */
final class HoldBatch implements GroupCommit.Batch<HoldRequest, HoldOutcome> {

  /** Who went without wanted more than there are, and nobody wants more than a thousand. */
  private static final int MOST_COUNTED = 1_000;

  private final Database database;
  private final Watch watch;

  HoldBatch(Database database, Watch watch) {
    this.database = database;
    this.watch = watch;
  }

  @Override
  public List<@Nullable HoldOutcome> commit(EventId event, List<HoldRequest> requests) {
    Map<CustomerId, HoldRequest> first = new LinkedHashMap<>();
    requests.forEach(request -> first.putIfAbsent(request.customer(), request));
    Map<CustomerId, HoldOutcome> outcomes = new HashMap<>();
    try {
      hold(event, List.copyOf(first.values()), outcomes);
    } catch (RuntimeException e) {
      if (outcomes.isEmpty()) {
        throw e;
      }
      throw new PartlyDoneException(answers(requests, first, outcomes), e);
    }
    return answers(requests, first, outcomes);
  }

  @SuppressWarnings("ReferenceEquality") // equal requests of one fan are still two requests
  private static List<@Nullable HoldOutcome> answers(
      List<HoldRequest> requests,
      Map<CustomerId, HoldRequest> first,
      Map<CustomerId, HoldOutcome> outcomes) {
    List<@Nullable HoldOutcome> answers = new ArrayList<>(requests.size());
    for (HoldRequest request : requests) {
      HoldRequest tried = requireNonNull(first.get(request.customer()));
      @Nullable HoldOutcome outcome = outcomes.get(request.customer());
      answers.add(request == tried || outcome == null ? outcome : again(request, tried, outcome));
    }
    return answers;
  }

  /** What a fan's other request gets; null if the first one's outcome does not tell. */
  private static @Nullable HoldOutcome again(
      HoldRequest request, HoldRequest tried, HoldOutcome outcome) {
    return switch (outcome) {
      case HoldOutcome.Held held -> new HoldOutcome.AlreadyClaimed(held.claim().id());
      case HoldOutcome.AlreadyClaimed claimed -> claimed;
      case HoldOutcome.SaleClosed closed -> closed;
      case HoldOutcome.Refused refused ->
          request.entry().equals(tried.entry()) && request.selection().equals(tried.selection())
              ? refused
              : null;
    };
  }

  /** Fills in outcomes as they are committed. */
  private void hold(
      EventId event, List<HoldRequest> requests, Map<CustomerId, HoldOutcome> outcomes) {
    Round round = inTransaction(event, requests, HoldBatch::takeFree);
    outcomes.putAll(round.outcomes());
    // One tier at a time: units are waited for in their order, and so never in a circle.
    @Nullable RuntimeException failure = null;
    for (List<HoldRequest> each : round.passedOver().values()) {
      try {
        outcomes.putAll(holdLast(event, each));
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Waits for busy units; who goes without now has lost. */
  private Map<CustomerId, HoldOutcome> holdLast(EventId event, List<HoldRequest> requests) {
    return database
        .inTransaction(
            handle -> {
              Round round = round(handle, event, requests, HoldBatch::awaitFree);
              round.passedOver().forEach((tier, lost) -> lost(handle, event, tier, lost, round));
              return round;
            })
        .outcomes();
  }

  private static void lost(
      Handle handle, EventId event, TierId tier, List<HoldRequest> lost, Round round) {
    var taken = new HoldOutcome.UnitsTaken(Holds.countFree(handle, event, tier, MOST_COUNTED));
    lost.forEach(each -> round.outcomes().put(each.customer(), taken));
  }

  private Round inTransaction(EventId event, List<HoldRequest> requests, Source source) {
    return database.inTransaction(handle -> round(handle, event, requests, source));
  }

  private Round round(Handle handle, EventId event, List<HoldRequest> requests, Source source) {
    return Sale.lock(handle, event)
        .map(sale -> round(handle, event, sale, inside(sale, requests), source))
        .orElseGet(() -> Round.closed(requests));
  }

  /** The requests at the moment at which the event is locked. */
  private List<HoldRequest> inside(Sale sale, List<HoldRequest> requests) {
    return requests.stream()
        .map(each -> each.at(watch.now(each.now(), sale.serverTime())))
        .toList();
  }

  private static Round round(
      Handle handle, EventId event, Sale sale, List<HoldRequest> requests, Source source) {
    Round round = new Round(HashMap.newHashMap(requests.size()), new HashMap<>());
    List<HoldRequest> inTime = requests.stream().filter(r -> sale.sellsAt(r.now())).toList();
    if (!inTime.isEmpty()) {
      source.hold(handle, event, sale, inTime).forEach(hold -> round.held(hold, sale));
    }
    List<HoldRequest> without = requests.stream().filter(round::isOpen).toList();
    if (!without.isEmpty()) {
      List<Optional<HoldOutcome.Refused>> refusals = Refusals.of(handle, event, sale, without);
      boolean anyFree = Holds.anyFree(handle, event);
      for (int i = 0; i < without.size(); i++) {
        round.wentWithout(without.get(i), sale, refusals.get(i), anyFree);
      }
    }
    return round;
  }

  private static List<Holds.Hold> takeFree(
      Handle handle, EventId event, Sale sale, List<HoldRequest> requests) {
    if (sale.reservedTiers().isEmpty()) {
      return Places.hold(handle, event, sale, requests);
    }
    return deal(
        handle,
        event,
        sale,
        requests,
        shares -> {
          shares.deal(Holds.pickFree(handle, event, shares.wanted()));
          SeatShares.deal(handle, event, shares);
        });
  }

  private static List<Holds.Hold> awaitFree(
      Handle handle, EventId event, Sale sale, List<HoldRequest> requests) {
    return deal(
        handle,
        event,
        sale,
        requests,
        shares -> {
          shares.deal(Holds.awaitFree(handle, event, shares.wanted()));
          SeatShares.dealPatiently(handle, event, shares);
        });
  }

  private static List<Holds.Hold> deal(
      Handle handle, EventId event, Sale sale, List<HoldRequest> requests, Consumer<Shares> units) {
    Shares shares = new Shares(sale, Holds.lockAdmissions(handle, event, sale, requests));
    units.accept(shares);
    if (!shares.holds().isEmpty()) {
      Holds.write(handle, event, sale, shares.holds());
    }
    return shares.holds();
  }

  /** Where a round takes units from, for whom they suffice. */
  @FunctionalInterface
  private interface Source {
    List<Holds.Hold> hold(Handle handle, EventId event, Sale sale, List<HoldRequest> requests);
  }

  /**
   * What became of one round.
   *
   * @param passedOver who may try again, by the tier that they want
   */
  private record Round(
      Map<CustomerId, HoldOutcome> outcomes, Map<TierId, List<HoldRequest>> passedOver) {

    static Round closed(List<HoldRequest> requests) {
      Map<CustomerId, HoldOutcome> outcomes = new HashMap<>();
      requests.forEach(each -> outcomes.put(each.customer(), new HoldOutcome.SaleClosed()));
      return new Round(outcomes, Map.of());
    }

    boolean isOpen(HoldRequest request) {
      return !outcomes.containsKey(request.customer());
    }

    void held(Holds.Hold hold, Sale sale) {
      outcomes.put(hold.request().customer(), hold.outcome(sale));
    }

    /** With nothing against it, too few were free, or what stood against it has just gone away. */
    void wentWithout(
        HoldRequest request, Sale sale, Optional<HoldOutcome.Refused> refusal, boolean anyFree) {
      if (refusal.isPresent()) {
        outcomes.put(request.customer(), refusal.get());
      } else if (anyFree) {
        passedOver
            .computeIfAbsent(Shares.tierOf(request, sale), tier -> new ArrayList<>())
            .add(request);
      } else {
        outcomes.put(request.customer(), new HoldOutcome.SoldOut());
      }
    }
  }
}
