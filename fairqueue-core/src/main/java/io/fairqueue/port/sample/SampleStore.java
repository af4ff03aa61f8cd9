package io.fairqueue.port.sample;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.sample.LineSample;
import io.fairqueue.domain.sample.PaymentStep;
import io.fairqueue.domain.sample.SampleSpan;
import io.fairqueue.domain.sample.SampledTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The figures of events over time. Thread-safe. */
public interface SampleStore {

  /** So long each sample is kept; after that the last one of each minute. */
  Duration EACH = Duration.ofDays(40);

  /** So long the last one of each minute is kept. */
  Duration EACH_MINUTE = Duration.ofDays(400);

  /**
   * Writes down the figures of those events on sale, or over since yesterday, whose figures changed
   * since their last sample; unless that was done less than {@link SampleSpan#GRAIN} ago, give or
   * take half a second.
   *
   * <p>Atomic: of callers at once one writes. Repeating is safe. Nothing is written where nothing
   * changed. Uses the caller's clock.
   *
   * @return how many samples
   */
  int take(Instant now);

  /** An event's samples, the oldest first. One plain read. */
  List<LineSample> of(SampleSpan span);

  /**
   * What became of the payments that began within a span, the oldest step first; steps in which
   * none did are left out. Payments for claims that were a day old when they began may be missing.
   * One plain read, of as many claims.
   */
  List<PaymentStep> payments(SampleSpan span);

  /** When an event's first sample that is kept was taken, and its last. One plain read. */
  Optional<SampledTime> sampled(EventId event);

  /**
   * Forgets what is old, a part at a time.
   *
   * <p>Atomic: of callers at once each forgets another part, or nothing. Repeating is safe. Uses
   * the caller's clock.
   *
   * @return how many samples
   */
  int prune(Instant now);
}
