package io.fairqueue.postgres.claim;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.SaleListener;
import io.fairqueue.postgres.clock.Watch;
import io.fairqueue.postgres.commit.GroupCommit;
import io.fairqueue.postgres.commit.PartlyDoneException;
import io.fairqueue.postgres.commit.SaleNews;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.stock.Blocks;
import io.fairqueue.postgres.stock.Sale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Holds of one event, as one transaction:
 *
 * <ol>
 *   <li>Lock the event, then the admissions that are good.
 *   <li>Lock blocks of the stock: those of seats after waiting for them, those of places passing
 *       over what others are busy with.
 *   <li>Share their units out, and write it all down.
 *   <li>Requests for places that went without although units are free are tried once more, this
 *       time waiting for busy ones, in a transaction of their own.
 * </ol>
 *
 * <p>Of a fan who asks more than once the first request is tried. It answers the others as well,
 * without a word to the database; where it doesn't, since they want something else and nothing was
 * held, they wait for the next batch. So nobody makes others wait by repeating. Holds that replace
 * another one come last, in a transaction of their own each.
 */
public final class HoldBatch implements GroupCommit.Batch<HoldRequest, HoldOutcome> {

  private final Database database;
  private final Watch watch;
  private final SaleNews news;
  private final Replacement replacement;

  public HoldBatch(Database database, Watch watch, SaleNews news) {
    this.database = database;
    this.watch = watch;
    this.news = news;
    this.replacement = new Replacement(database, watch, news);
  }

  @Override
  public List<@Nullable HoldOutcome> commit(EventId event, List<HoldRequest> requests) {
    Map<CustomerId, HoldRequest> first = new LinkedHashMap<>();
    requests.forEach(request -> first.putIfAbsent(request.customer(), request));
    Outcomes outcomes = new Outcomes();
    try {
      hold(event, List.copyOf(first.values()), outcomes);
    } catch (RuntimeException e) {
      if (outcomes.byFan.isEmpty()) {
        throw e;
      }
      throw new PartlyDoneException(answers(requests, first, outcomes), e);
    }
    return answers(requests, first, outcomes);
  }

  @SuppressWarnings("ReferenceEquality") // equal requests of one fan are still two requests
  private static List<@Nullable HoldOutcome> answers(
      List<HoldRequest> requests, Map<CustomerId, HoldRequest> first, Outcomes outcomes) {
    List<@Nullable HoldOutcome> answers = new ArrayList<>(requests.size());
    for (HoldRequest request : requests) {
      HoldRequest tried = requireNonNull(first.get(request.customer()));
      @Nullable HoldOutcome outcome = outcomes.byFan.get(request.customer());
      answers.add(
          request == tried || outcome == null ? outcome : outcomes.again(request, tried, outcome));
    }
    return answers;
  }

  /** Fills in outcomes as they are committed. */
  private void hold(EventId event, List<HoldRequest> requests, Outcomes outcomes) {
    List<HoldRequest> plain = requests.stream().filter(r -> r.replaces() == null).toList();
    if (!plain.isEmpty()) {
      Round round = inTransaction(event, plain, false);
      outcomes.add(round);
      if (!round.passedOver().isEmpty()) {
        outcomes.add(inTransaction(event, round.passedOver(), true));
      }
    }
    for (HoldRequest request : requests) {
      if (request.replaces() != null) {
        outcomes.byFan.put(request.customer(), replacement.hold(request, request.replaces()));
      }
    }
  }

  private Round inTransaction(EventId event, List<HoldRequest> requests, boolean isLast) {
    Round round = Blocks.healing(database, event, () -> tried(event, requests, isLast));
    round.held().forEach(held -> tell(news.listener(), held.claim(), held.admittedAt()));
    return round;
  }

  static void tell(SaleListener listener, Claim claim, @Nullable Instant admittedAt) {
    listener.held(claim, admittedAt);
    if (claim instanceof Claim.Confirmed free) {
      listener.sold(free);
    }
  }

  private Round tried(EventId event, List<HoldRequest> requests, boolean isLast) {
    return database.inTransaction(
        handle ->
            Sale.lock(handle, event)
                .map(sale -> round(handle, event, sale, inside(sale, requests), isLast))
                .orElseGet(() -> Round.closed(requests)));
  }

  /** The requests at the moment at which the event is locked. */
  private List<HoldRequest> inside(Sale sale, List<HoldRequest> requests) {
    return requests.stream()
        .map(each -> each.at(watch.now(each.now(), sale.serverTime())))
        .toList();
  }

  /**
   * @param isLast whether a request that goes without now has lost
   */
  private static Round round(
      Handle handle, EventId event, Sale sale, List<HoldRequest> requests, boolean isLast) {
    Round round =
        new Round(
            HashMap.newHashMap(requests.size()),
            new ArrayList<>(),
            new ArrayList<>(),
            sale.maxClaimsPerFan());
    List<HoldRequest> inTime = requests.stream().filter(r -> sale.sellsAt(r.now())).toList();
    share(handle, event, sale, inTime, isLast).forEach(hold -> round.held(hold, sale));
    List<HoldRequest> without = requests.stream().filter(round::isOpen).toList();
    if (!without.isEmpty()) {
      List<Optional<HoldOutcome.Refused>> refusals = Refusals.of(handle, event, sale, without);
      Lack lack = new Lack(handle, event, sale, List.of());
      for (int i = 0; i < without.size(); i++) {
        HoldRequest request = without.get(i);
        Optional<HoldOutcome.Refused> refusal = refusals.get(i);
        // With nothing against it, too few were free, or the reason against it has just gone away.
        if (refusal.isEmpty() && !isLast && lack.mayPass(request.selection())) {
          round.passedOver().add(request);
        } else {
          round
              .outcomes()
              .put(request.customer(), refusal.orElseGet(() -> lack.of(request.selection())));
        }
      }
    }
    return round;
  }

  private static List<Holds.Hold> share(
      Handle handle, EventId event, Sale sale, List<HoldRequest> requests, boolean waitsForBusy) {
    List<Holds.Asked> admitted = Holds.lockAdmissions(handle, event, sale, requests);
    if (admitted.isEmpty()) {
      return List.of();
    }
    Allocation allocation = new Allocation(handle, event, sale, admitted, List.of());
    List<Holds.Hold> holds = allocation.allocate(waitsForBusy);
    if (!holds.isEmpty()) {
      Holds.write(handle, event, sale, holds);
      allocation.write();
    }
    return holds;
  }

  /**
   * What became of one round.
   *
   * @param held the claims that were made
   * @param passedOver requests that may try again
   * @param maxClaims of one fan
   */
  private record Round(
      Map<CustomerId, HoldOutcome> outcomes,
      List<Held> held,
      List<HoldRequest> passedOver,
      int maxClaims) {

    static Round closed(List<HoldRequest> requests) {
      Map<CustomerId, HoldOutcome> outcomes = new HashMap<>();
      requests.forEach(each -> outcomes.put(each.customer(), new HoldOutcome.SaleClosed()));
      return new Round(outcomes, List.of(), List.of(), 1);
    }

    boolean isOpen(HoldRequest request) {
      return !outcomes.containsKey(request.customer());
    }

    void held(Holds.Hold hold, Sale sale) {
      HoldOutcome.Held outcome = hold.outcome(sale);
      outcomes.put(hold.request().customer(), outcome);
      held.add(new Held(outcome.claim(), hold.asked().admittedAt()));
    }
  }

  /** A claim, and when its fan was admitted. */
  private record Held(Claim claim, @Nullable Instant admittedAt) {}

  /** What is committed, by the fans whose first requests were tried. */
  private static final class Outcomes {

    private final Map<CustomerId, HoldOutcome> byFan = new HashMap<>();
    private int maxClaims = 1;

    void add(Round round) {
      byFan.putAll(round.outcomes());
      maxClaims = Math.max(maxClaims, round.maxClaims());
    }

    /** What a fan's other request gets; null if the first one's outcome does not tell. */
    @Nullable HoldOutcome again(HoldRequest request, HoldRequest tried, HoldOutcome outcome) {
      return switch (outcome) {
        case HoldOutcome.Held held ->
            maxClaims == 1 && request.replaces() == null && tried.replaces() == null
                ? new HoldOutcome.AlreadyClaimed(held.claim().id())
                : null;
        case HoldOutcome.AlreadyClaimed claimed -> request.replaces() == null ? claimed : null;
        case HoldOutcome.SaleClosed closed -> closed;
        case HoldOutcome.Refused refused ->
            request.entry().equals(tried.entry())
                    && request.selection().equals(tried.selection())
                    && Objects.equals(request.replaces(), tried.replaces())
                ? refused
                : null;
      };
    }
  }
}
