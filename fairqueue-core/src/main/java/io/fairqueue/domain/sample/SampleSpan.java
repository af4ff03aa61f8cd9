package io.fairqueue.domain.sample;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import java.time.Duration;
import java.time.Instant;

/**
 * Which of an event's samples to show: of each step the last one, and the one before the beginning,
 * which says how things stood there. Checks itself.
 *
 * @param to not in it
 * @param step a multiple of {@link #GRAIN}
 */
public record SampleSpan(EventId event, Instant from, Instant to, Duration step) {

  /** Samples are this far apart at least. */
  public static final Duration GRAIN = Duration.ofSeconds(10);

  /** The most steps that are shown at once. */
  public static final int MAX_POINTS = 2_000;

  /** Older ones are forgotten. */
  public static final Duration LONGEST = Duration.ofDays(400);

  public SampleSpan {
    if (!to.isAfter(from) || to.isAfter(from.plus(LONGEST))) {
      throw new InvalidInputException("to", "must be up to 400 days after from");
    }
    if (step.compareTo(GRAIN) < 0 || step.toSeconds() % GRAIN.toSeconds() != 0) {
      throw new InvalidInputException("step", "must be a multiple of 10 seconds");
    }
    if (step.multipliedBy(MAX_POINTS).compareTo(Duration.between(from, to)) < 0) {
      throw new InvalidInputException("step", "must be so long that there are 2000 at most");
    }
  }

  /** The shortest step that shows a span at once. */
  public static Duration stepOf(Instant from, Instant to) {
    long seconds = Math.max(0, Duration.between(from, to).toSeconds());
    long grains = Math.ceilDiv(seconds, MAX_POINTS * GRAIN.toSeconds());
    return GRAIN.multipliedBy(Math.max(1, grains));
  }
}
