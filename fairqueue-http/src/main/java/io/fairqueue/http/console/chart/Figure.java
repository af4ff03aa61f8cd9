package io.fairqueue.http.console.chart;

import io.fairqueue.domain.sample.LineSample;
import io.fairqueue.domain.sample.PaymentStep;
import io.fairqueue.http.page.frame.Keys;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A line of a chart. */
enum Figure {
  WAITING(sample -> (double) sample.waiting(), false),
  ADMITTED(sample -> (double) sample.admitted(), false),
  JOINS(sample -> (double) sample.joined(), true),
  ADMISSIONS(sample -> (double) sample.admittedEver(), true),
  LEAVES(sample -> (double) sample.left(), true),
  FREE(sample -> (double) sample.free(), false),
  HELD(sample -> (double) sample.held(), false),
  SOLD(sample -> (double) sample.sold(), false),
  /** What was captured and did not go back. */
  REVENUE(sample -> (double) (sample.capturedMinor() - sample.refundedMinor()), false),
  PAID(PaymentStep::paid),
  FAILED(PaymentStep::failed),
  OPEN(PaymentStep::open),
  P50(LineSample::waitP50, false),
  P90(LineSample::waitP90, false);

  @SuppressWarnings("ImmutableEnumChecker") // each is a function of nothing else
  private final Way way;

  Figure(Reading reading, boolean perMinute) {
    this.way =
        perMinute
            ? (course, moment, window) -> course.perMinute(reading, moment, window)
            : (course, moment, window) -> {
              LineSample sample = course.at(moment);
              return sample == null ? null : reading.of(sample);
            };
  }

  /** A count of payments, by the minute. */
  Figure(ToLongFunction<PaymentStep> result) {
    this.way = (course, moment, window) -> course.paymentsPerMinute(result, moment, window);
  }

  /** The end of the names of its texts, and what scripts call it. */
  String key() {
    return Keys.of(this);
  }

  /**
   * What it was; null where nobody knows.
   *
   * @param window over which a pace is taken
   */
  @Nullable Double of(Course course, Instant moment, Duration window) {
    return way.of(course, moment, window);
  }

  private interface Way {

    @Nullable Double of(Course course, Instant moment, Duration window);
  }

  /** What a sample says of it. */
  interface Reading {

    @Nullable Double of(LineSample sample);
  }
}
