package io.fairqueue.http.console.chart;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.sample.SampleSpan;
import io.fairqueue.domain.sample.SampledTime;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.security.Caller;
import io.fairqueue.sample.Samples;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Reads how sales went, for those who may see them. Thread-safe; blocks. */
@Singleton
final class Courses {

  /** What a sale that has not been sampled yet is shown of. */
  private static final Duration USUAL = Duration.ofHours(1);

  /** So that a sale's last figures are seen to stay. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private static final Duration INSTANT = Duration.ofSeconds(1);

  private final Samples samples;
  private final InstantSource time;

  Courses(FairQueue fairQueue, InstantSource time) {
    this.samples = fairQueue.samples();
    this.time = time;
  }

  /** The range that a span is of a sale now. */
  ChartRange range(Caller.Staff staff, Event event, ChartSpan span) {
    Instant now = time.instant();
    return span.length()
        .map(length -> new ChartRange(now.minus(length), now, span))
        .orElseGet(() -> whole(staff, event, now));
  }

  /** What was sampled of a range, and what a pace at its beginning needs from before. */
  Course course(Caller.Staff staff, EventId id, ChartRange range) {
    Instant from = range.from().minus(Moments.stepOf(range));
    Instant to = range.to().plus(INSTANT);
    Instant earliest = to.minus(SampleSpan.LONGEST);
    Instant begin = from.isBefore(earliest) ? earliest : from;
    SampleSpan span = new SampleSpan(id, begin, to, SampleSpan.stepOf(begin, to));
    return new Course(
        Resource.EVENT.require(samples.show(staff.actor(), span)),
        Resource.EVENT.require(samples.payments(staff.actor(), span)));
  }

  private ChartRange whole(Caller.Staff staff, Event event, Instant now) {
    SampledTime sampled =
        Resource.EVENT.require(samples.sampled(staff.actor(), event.id())).orElse(null);
    if (sampled == null) {
      return new ChartRange(now.minus(USUAL), now, ChartSpan.SALE);
    }
    Instant end = sampled.last().plus(MARGIN);
    Instant last = event.isLive() || end.isAfter(now) ? now : end;
    return new ChartRange(begin(sampled.first(), last), last, ChartSpan.SALE);
  }

  /** No shorter than anything that is shown, and no longer. */
  private static Instant begin(Instant first, Instant last) {
    Instant latest = last.minus(ChartRange.LEAST);
    Instant earliest = last.minus(SampleSpan.LONGEST);
    return first.isAfter(latest) ? latest : first.isBefore(earliest) ? earliest : first;
  }
}
