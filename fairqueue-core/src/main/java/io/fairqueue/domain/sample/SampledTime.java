package io.fairqueue.domain.sample;

import io.fairqueue.domain.EventId;
import java.time.Duration;
import java.time.Instant;

/** Since when, and until when, an event was sampled; as far as that is kept. */
public record SampledTime(Instant first, Instant last) {

  /** All of it, in this many steps at most, but at most what is kept. */
  public SampleSpan span(EventId event, int steps) {
    Instant to = last.plusMillis(1);
    Instant kept = to.minus(SampleSpan.LONGEST);
    Instant from = first.isBefore(kept) ? kept : first;
    long seconds = Math.max(1, Duration.between(from, to).plusSeconds(1).toSeconds());
    long grains = Math.ceilDiv(seconds, steps * SampleSpan.GRAIN.toSeconds());
    return new SampleSpan(event, from, to, SampleSpan.GRAIN.multipliedBy(grains));
  }
}
