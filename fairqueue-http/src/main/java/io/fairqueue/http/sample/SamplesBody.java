package io.fairqueue.http.sample;

import io.fairqueue.domain.sample.LineSample;
import io.fairqueue.domain.sample.PaymentStep;
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
    List<@Nullable Double> waitP90,
    Payments payments) {

  static SamplesBody of(SampleSpan span, List<LineSample> samples, List<PaymentStep> payments) {
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
        waits(samples, LineSample::waitP90),
        Payments.of(payments));
  }

  private static <S> List<Long> column(List<S> samples, Function<S, Long> figure) {
    return samples.stream().map(figure).toList();
  }

  /**
   * What became of the payments that began in each step; steps in which none did are left out.
   *
   * @param at the ends of the steps, in seconds since 1970
   */
  record Payments(List<Long> at, List<Long> paid, List<Long> failed, List<Long> open) {

    static Payments of(List<PaymentStep> steps) {
      return new Payments(
          column(steps, step -> step.at().getEpochSecond()),
          column(steps, PaymentStep::paid),
          column(steps, PaymentStep::failed),
          column(steps, PaymentStep::open));
    }
  }

  /** A list that may hold nothing in places. */
  private static List<@Nullable Double> waits(
      List<LineSample> samples, Function<LineSample, @Nullable Double> figure) {
    List<@Nullable Double> column = new ArrayList<>();
    samples.forEach(sample -> column.add(figure.apply(sample)));
    return column;
  }
}
