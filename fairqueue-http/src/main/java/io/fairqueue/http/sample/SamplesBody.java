package io.fairqueue.http.sample;

import io.fairqueue.domain.sample.LineSample;
import io.fairqueue.domain.sample.SampleSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an event over time, column by column, all of the same length. Between two points
 * nothing changed but what the second one says; the first may be from before the span. What ends in
 * total only grows: a rate is a difference.
 *
 * @param at in seconds since 1970
 * @param expiredTotal admissions that ended unused
 * @param confirmedTotal claims that were sold, refunded or not
 * @param waitP50 seconds that the admitted had waited; null while nobody was
 */
record SamplesBody(
    UUID eventId,
    Instant from,
    Instant to,
    long stepSeconds,
    List<Long> at,
    List<Long> waiting,
    List<Long> admitted,
    List<Long> joinedTotal,
    List<Long> admittedTotal,
    List<Long> leftTotal,
    List<Long> expiredTotal,
    List<Long> free,
    List<Long> held,
    List<Long> sold,
    List<Long> confirmedTotal,
    List<Long> capturedMinor,
    List<Long> refundedMinor,
    List<@Nullable Double> waitP50,
    List<@Nullable Double> waitP90) {

  static SamplesBody of(SampleSpan span, List<LineSample> samples) {
    return new SamplesBody(
        span.event().value(),
        span.from(),
        span.to(),
        span.step().toSeconds(),
        column(samples, sample -> sample.at().getEpochSecond()),
        column(samples, LineSample::waiting),
        column(samples, LineSample::admitted),
        column(samples, LineSample::joined),
        column(samples, LineSample::admittedEver),
        column(samples, LineSample::left),
        column(samples, LineSample::expired),
        column(samples, LineSample::free),
        column(samples, LineSample::held),
        column(samples, LineSample::sold),
        column(samples, LineSample::confirmed),
        column(samples, LineSample::capturedMinor),
        column(samples, LineSample::refundedMinor),
        waits(samples, LineSample::waitP50),
        waits(samples, LineSample::waitP90));
  }

  private static List<Long> column(List<LineSample> samples, Function<LineSample, Long> figure) {
    return samples.stream().map(figure).toList();
  }

  /** A list that may hold nothing in places. */
  private static List<@Nullable Double> waits(
      List<LineSample> samples, Function<LineSample, @Nullable Double> figure) {
    List<@Nullable Double> column = new ArrayList<>();
    samples.forEach(sample -> column.add(figure.apply(sample)));
    return column;
  }
}
