package io.fairqueue.http.live;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.SalePhase;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.Turnout;
import io.fairqueue.domain.sample.LineSample;
import io.fairqueue.domain.sample.SampleSpan;
import io.fairqueue.http.live.LiveBody.Alert;
import io.fairqueue.http.live.LiveBody.Limits;
import io.fairqueue.http.live.LiveBody.TierFigures;
import io.fairqueue.http.live.LiveBody.Waits;
import io.fairqueue.port.EventStats;
import io.fairqueue.port.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** What became of so many admissions is read less often: it costs a read per no-show. */
  private static final long MANY_ADMISSIONS = 5_000;

  private static final Duration TURNOUT_IS_GOOD = Duration.ofSeconds(10);

  private final EventId id;
  private final Stores stores;
  private final InstantSource time;
  private final StockPace pace = new StockPace();
  private final Map<Alert.Code, Instant> noticed = new EnumMap<>(Alert.Code.class);
  private Turnout turnout = new Turnout(0, 0);
  private @Nullable Instant turnoutAt;

  LiveSale(EventId id, Stores stores, InstantSource time) {
    this.id = id;
    this.stores = stores;
    this.time = time;
  }

  /** The event as it is; empty once it is gone. */
  synchronized Optional<LiveBody> look() {
    return stores.events().find(id).map(this::figures);
  }

  private LiveBody figures(Event event) {
    Instant now = time.instant();
    List<TierAvailability> stock = stores.events().availability(id);
    EventStats stats = stores.stats().of(id, now);
    Turnout ended = turnout(now);
    EventDetails details = event.details();
    SalePolicy policy = details.policy();
    long free = stock.stream().mapToLong(TierAvailability::free).sum();
    long sold = stock.stream().mapToLong(TierAvailability::sold).sum();
    OptionalDouble suggested = ended.suggestedOverAdmission(policy.overAdmission());
    pace.saw(sold, now);
    return new LiveBody(
        now,
        event instanceof Event.Draft ? null : SalePhase.of(event, free == 0, now),
        event instanceof Event.Paused paused ? paused.reason() : null,
        stats.waiting(),
        stats.admitted(),
        ended.ended() + stats.admitted(),
        ended.used(),
        stats.joinsPerMinute(),
        stats.admissionsPerMinute(),
        leftPerMinute(now),
        free,
        stock.stream().mapToLong(TierAvailability::held).sum(),
        sold,
        stock.stream().mapToLong(TierAvailability::total).sum(),
        stats.capturedMinor() - stats.refundedMinor(),
        stats.refundedMinor(),
        details.currency().getCurrencyCode(),
        tiers(details, stock),
        all(ClaimStatus.values(), stats.claims()),
        all(RefundStatus.values(), stats.refunds()),
        ended.noShows(),
        suggested.isPresent() ? suggested.getAsDouble() : null,
        waits(stats.waits()),
        free == 0 || !event.admitsAt(now) ? null : pace.endOf(free, now).orElse(null),
        new Limits(nullable(policy.admissionsPerMinute()), nullable(policy.maxActive())),
        alerts(ended, suggested, stats, now));
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
  private long leftPerMinute(Instant now) {
    List<LineSample> minute =
        stores
            .samples()
            .of(
                new SampleSpan(
                    id,
                    now.minus(AdmissionPolicy.RATE_WINDOW),
                    now.plus(SampleSpan.GRAIN),
                    SampleSpan.GRAIN));
    return minute.isEmpty() ? 0 : minute.getLast().left() - minute.getFirst().left();
  }

  private List<Alert> alerts(
      Turnout ended, OptionalDouble suggested, EventStats stats, Instant now) {
    List<Alert> alerts = new ArrayList<>();
    boolean missing = suggested.isPresent() && ended.noShows() > 0;
    notice(
            Alert.Code.HIGH_NO_SHOWS,
            missing,
            () ->
                "%d %% of the admitted did not buy. An over-admission of %s would make up for it."
                    .formatted(Math.round(100 * ended.noShows()), suggested.orElse(1)),
            now)
        .ifPresent(alerts::add);
    long failed = stats.refunds().getOrDefault(RefundStatus.FAILED, 0L);
    notice(
            Alert.Code.REFUNDS_FAILED,
            failed > 0,
            () -> "%d refunds failed. Look at them, and ask for them again.".formatted(failed),
            now)
        .ifPresent(alerts::add);
    return alerts;
  }

  private Optional<Alert> notice(
      Alert.Code code, boolean there, Supplier<String> text, Instant now) {
    if (!there) {
      noticed.remove(code);
      return Optional.empty();
    }
    noticed.putIfAbsent(code, now);
    return Optional.of(new Alert(code, text.get(), Objects.requireNonNull(noticed.get(code))));
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
