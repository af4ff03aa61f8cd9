package io.fairqueue.http.console.chart;

import io.fairqueue.domain.sample.LineSample;
import io.fairqueue.domain.sample.PaymentStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * An event's figures over time: at each moment those of the last sample before it, as none is taken
 * while nothing changes. Immutable.
 */
final class Course {

  private static final double MILLIS_PER_MINUTE = 60_000;

  private final NavigableMap<Instant, LineSample> samples = new TreeMap<>();

  private final NavigableMap<Instant, PaymentStep> payments = new TreeMap<>();

  Course(List<LineSample> samples, List<PaymentStep> payments) {
    payments.forEach(each -> this.payments.put(each.at(), each));
    samples.forEach(each -> this.samples.put(each.at(), each));
  }

  boolean isEmpty() {
    return samples.isEmpty();
  }

  /** Null for what was before the first sample. */
  @Nullable LineSample at(Instant moment) {
    Map.Entry<Instant, LineSample> last = samples.floorEntry(moment);
    return last == null ? null : last.getValue();
  }

  /**
   * How many payments a minute came to something.
   *
   * @param window that ends with the moment
   */
  @Nullable Double paymentsPerMinute(
      ToLongFunction<PaymentStep> result, Instant moment, Duration window) {
    return at(moment) == null
        ? null
        : (Double)
            (payments.subMap(moment.minus(window), false, moment, true).values().stream()
                    .mapToLong(result)
                    .sum()
                / (window.toMillis() / MILLIS_PER_MINUTE));
  }

  /**
   * By how much a minute something grew.
   *
   * @param window that ends with the moment
   */
  @Nullable Double perMinute(Figure.Reading total, Instant moment, Duration window) {
    LineSample now = at(moment);
    LineSample then = at(moment.minus(window));
    Double after = now == null ? null : total.of(now);
    Double before = then == null ? null : total.of(then);
    return after == null || before == null
        ? null
        : (after - before) / (window.toMillis() / MILLIS_PER_MINUTE);
  }
}
