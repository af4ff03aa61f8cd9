package io.fairqueue.usecase;

import io.fairqueue.domain.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How many left a line, second by second, over the last minute. Guarded by its mirror. */
final class LinePace {

  /** A line that nothing but its stock holds back changes its speed from one moment to the next. */
  private static final int LATELY = 20;

  private static final int SECONDS = 60;

  /** The speed of each of these is looked at, up to the one that is asked for. */
  private static final int[] SPANS = {5, 10, LATELY, 30, SECONDS};

  private static final int LEAST = 5;

  private final long[] heads = new long[SECONDS];
  private final long[] others = new long[SECONDS];
  private @Nullable Instant since;
  private long second;

  /**
   * Notes who left.
   *
   * @param head those at the head of the line
   * @param other those behind it
   */
  void left(long head, long other, Instant now) {
    advance(now);
    heads[index(second)] += head;
    others[index(second)] += other;
  }

  /** As seen lately; where nothing was, as seen in the last minute. */
  Pace lately(long waiting, Instant now) {
    return over(LATELY, waiting, now);
  }

  /** As seen in the last minute. */
  Pace ofMinute(long waiting, Instant now) {
    return over(SECONDS, waiting, now);
  }

  private Pace over(int seconds, long waiting, Instant now) {
    advance(now);
    double slowest = Double.POSITIVE_INFINITY;
    for (int span : SPANS) {
      double speed = speed(span, now);
      if (speed > 0 && span <= seconds) {
        slowest = Math.min(slowest, speed);
      }
    }
    if (slowest == Double.POSITIVE_INFINITY) {
      return seconds < SECONDS ? over(SECONDS, waiting, now) : Pace.UNKNOWN;
    }
    double speed = speed(seconds, now);
    return new Pace(
        speed,
        slowest,
        waiting > 0 ? sum(others, seconds) / watched(seconds, now) / waiting : 0,
        sum(heads, seconds),
        burst(seconds));
  }

  private double speed(int seconds, Instant now) {
    return sum(heads, seconds) / watched(seconds, now);
  }

  private double burst(int seconds) {
    double squares = 0;
    for (long s = second - seconds + 1; s <= second; s++) {
      squares += (double) heads[index(s)] * heads[index(s)];
    }
    return squares / sum(heads, seconds);
  }

  private double sum(long[] left, int seconds) {
    long sum = 0;
    for (long s = second - seconds + 1; s <= second; s++) {
      sum += left[index(s)];
    }
    return sum;
  }

  /** For how many of these seconds the line was watched. */
  private double watched(int seconds, Instant now) {
    return Math.clamp(watched(now), Math.min(LEAST, seconds), seconds);
  }

  private double watched(Instant now) {
    return since == null ? 0 : Duration.between(since, now).toMillis() / 1000.0;
  }

  /** Seconds in which nothing happened count as such. */
  private void advance(Instant now) {
    long current = now.getEpochSecond();
    if (since == null) {
      since = now;
      second = current;
    } else if (current - second >= SECONDS) {
      Arrays.fill(heads, 0);
      Arrays.fill(others, 0);
      second = current;
    }
    while (second < current) {
      second++;
      heads[index(second)] = 0;
      others[index(second)] = 0;
    }
  }

  private static int index(long second) {
    return Math.floorMod(second, SECONDS);
  }
}
