package io.fairqueue.http.console.chart;

import io.fairqueue.domain.sample.LineSample;
import io.fairqueue.http.page.frame.Keys;
import java.time.Duration;
import java.time.Instant;
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
  P50(LineSample::waitP50, false),
  P90(LineSample::waitP90, false);

  @SuppressWarnings("ImmutableEnumChecker") // each is a function of nothing else
  private final Reading reading;

  private final boolean perMinute;

  Figure(Reading reading, boolean perMinute) {
    this.reading = reading;
    this.perMinute = perMinute;
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
    if (perMinute) {
      return course.perMinute(reading, moment, window);
    }
    LineSample sample = course.at(moment);
    return sample == null ? null : reading.of(sample);
  }

  /** What a sample says of it. */
  interface Reading {

    @Nullable Double of(LineSample sample);
  }
}
