package io.fairqueue.http.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.port.EventStats;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An event in numbers.
 *
 * @param revenueMinor what was captured and did not go back
 */
record StatsBody(
    long waiting,
    long admitted,
    Map<ClaimStatus, Long> claims,
    Map<RefundStatus, Long> refunds,
    long revenueMinor,
    long capturedMinor,
    long refundedMinor,
    String currency,
    long joinsPerMinute,
    long admissionsPerMinute,
    WaitsBody waitSeconds) {

  static StatsBody of(EventStats stats, Currency currency) {
    return new StatsBody(
        stats.waiting(),
        stats.admitted(),
        all(ClaimStatus.values(), stats.claims()),
        all(RefundStatus.values(), stats.refunds()),
        stats.capturedMinor() - stats.refundedMinor(),
        stats.capturedMinor(),
        stats.refundedMinor(),
        currency.getCurrencyCode(),
        stats.joinsPerMinute(),
        stats.admissionsPerMinute(),
        WaitsBody.of(stats.waits()));
  }

  private static <S extends Enum<S>> Map<S, Long> all(S[] states, Map<S, Long> counted) {
    var numbers = new TreeMap<S, Long>();
    Arrays.stream(states).forEach(state -> numbers.put(state, counted.getOrDefault(state, 0L)));
    return numbers;
  }

  /** Seconds from join to admission; null while nobody was admitted. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record WaitsBody(@Nullable Double p50, @Nullable Double p90, @Nullable Double p99) {

    static WaitsBody of(EventStats.Waits waits) {
      return new WaitsBody(nullable(waits.p50()), nullable(waits.p90()), nullable(waits.p99()));
    }

    private static @Nullable Double nullable(OptionalDouble value) {
      return value.isPresent() ? value.getAsDouble() : null;
    }
  }
}
