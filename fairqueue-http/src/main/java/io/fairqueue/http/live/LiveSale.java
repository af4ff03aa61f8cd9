package io.fairqueue.http.live;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.SalePhase;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.Turnout;
import io.fairqueue.domain.sample.LineSample;
import io.fairqueue.domain.sample.SampleSpan;
import io.fairqueue.http.live.LiveBody.Limits;
import io.fairqueue.http.live.LiveBody.TierFigures;
import io.fairqueue.http.live.LiveBody.Waits;
import io.fairqueue.port.EventStats;
import io.fairqueue.port.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one event again and again, and remembers as much of it as its pace needs. Thread-safe;
 * blocks.
 */
final class LiveSale {

  /** What became of more admissions is read less often: it costs a read per no-show. */
  private static final long MANY_ADMISSIONS = 5_000;

  private static final Duration TURNOUT_IS_GOOD = Duration.ofSeconds(10);

  /** What fails is seen in the payments for claims of this time, what is open in those of that. */
  private static final Duration LATELY = Duration.ofMinutes(5);

  private static final Duration OPEN = Duration.ofHours(1);

  private final EventId id;
  private final Stores stores;
  private final InstantSource time;
  private final Supplier<NodeHealth> node;
  private final StockPace pace = new StockPace();
  private final SaleAlerts alerts = new SaleAlerts();
  private Turnout turnout = new Turnout(0, 0);
  private @Nullable Instant turnoutAt;

  LiveSale(EventId id, Stores stores, InstantSource time, Supplier<NodeHealth> node) {
    this.id = id;
    this.stores = stores;
    this.time = time;
    this.node = node;
  }

  /** The event as it is; empty once it is gone. */
  synchronized Optional<LiveBody> look() {
    return stores.events().find(id).map(this::figures);
  }

  private LiveBody figures(Event event) {
    Instant now = time.instant();
    long begun = System.nanoTime();
    List<TierAvailability> stock = stores.events().availability(id);
    EventStats stats = stores.stats().of(id, now);
    Turnout ended = turnout(now);
    EventDetails details = event.details();
    SalePolicy policy = details.policy();
    long free = stock.stream().mapToLong(TierAvailability::free).sum();
    long sold = stock.stream().mapToLong(TierAvailability::sold).sum();
    OptionalDouble suggested = ended.suggestedOverAdmission(policy.overAdmission());
    long held = stock.stream().mapToLong(TierAvailability::held).sum();
    pace.saw(sold, sold + held, now);
    List<LineSample> minute = lastMinute(now);
    long left = minute.isEmpty() ? 0 : minute.getLast().left();
    long admittedTotal = ended.ended() + stats.admitted();
    long entered = admittedTotal + stats.waiting() + left;
    Map<PaymentStatus, Long> lately = payments(LATELY, now);
    var facts =
        new SaleAlerts.Facts(
            stats,
            entered,
            details.saleStart(),
            ended,
            suggested,
            lately,
            payments(OPEN, now),
            free > 0 && event.admitsAt(now) && pace.stands(now),
            stores.draws().find(id).orElse(null),
            Duration.ofNanos(System.nanoTime() - begun),
            node.get());
    return new LiveBody(
        now,
        event instanceof Event.Draft ? null : SalePhase.of(event, free == 0, now),
        event instanceof Event.Paused paused ? paused.reason() : null,
        stats.waiting(),
        entered,
        admittedTotal + stats.waiting(),
        stats.admitted(),
        admittedTotal,
        ended.used(),
        stats.joinsPerMinute(),
        stats.admissionsPerMinute(),
        minute.isEmpty() ? 0 : left - minute.getFirst().left(),
        free,
        held,
        sold,
        stock.stream().mapToLong(TierAvailability::total).sum(),
        stats.capturedMinor() - stats.refundedMinor(),
        stats.refundedMinor(),
        details.currency().getCurrencyCode(),
        tiers(details, stock),
        all(ClaimStatus.values(), stats.claims()),
        all(RefundStatus.values(), stats.refunds()),
        all(PaymentStatus.values(), lately),
        ended.noShows(),
        suggested.isPresent() ? suggested.getAsDouble() : null,
        waits(stats.waits()),
        free == 0 || !event.admitsAt(now) ? null : pace.endOf(free, now).orElse(null),
        new Limits(nullable(policy.admissionsPerMinute()), nullable(policy.maxActive())),
        alerts.of(facts, now));
  }

  private Turnout turnout(Instant now) {
    if (turnoutAt == null
        || turnout.ended() < MANY_ADMISSIONS
        || !now.isBefore(turnoutAt.plus(TURNOUT_IS_GOOD))) {
      turnout = stores.lineReads().turnout(id);
      turnoutAt = now;
    }
    return turnout;
  }

  /** Lines count who came and who was admitted, and samples who is missing. */
  private List<LineSample> lastMinute(Instant now) {
    return stores
        .samples()
        .of(
            new SampleSpan(
                id,
                now.minus(AdmissionPolicy.RATE_WINDOW),
                now.plus(SampleSpan.GRAIN),
                SampleSpan.GRAIN));
  }

  private Map<PaymentStatus, Long> payments(Duration span, Instant now) {
    return stores.stats().payments(id, now.minus(span));
  }

  private static List<TierFigures> tiers(EventDetails details, List<TierAvailability> stock) {
    return details.tiers().stream()
        .flatMap(
            tier ->
                stock.stream()
                    .filter(units -> units.tierId().equals(tier.id()))
                    .map(
                        units ->
                            new TierFigures(
                                tier.id().value(),
                                tier.name(),
                                units.free(),
                                units.held(),
                                units.sold())))
        .toList();
  }

  private static <S extends Enum<S>> Map<S, Long> all(S[] states, Map<S, Long> counted) {
    var numbers = new TreeMap<S, Long>();
    Arrays.stream(states).forEach(state -> numbers.put(state, counted.getOrDefault(state, 0L)));
    return numbers;
  }

  private static Waits waits(EventStats.Waits waits) {
    return new Waits(nullable(waits.p50()), nullable(waits.p90()), nullable(waits.p99()));
  }

  private static @Nullable Double nullable(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static @Nullable Integer nullable(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }
}
