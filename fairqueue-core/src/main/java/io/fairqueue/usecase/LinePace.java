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
    advance(now);
    Pace lately = over(LATELY, waiting, now);
    return lately.perSecond() > 0 ? lately : over(SECONDS, waiting, now);
  }

  /** As seen in the last minute. */
  Pace ofMinute(long waiting, Instant now) {
    advance(now);
    return over(SECONDS, waiting, now);
  }

  private Pace over(int seconds, long waiting, Instant now) {
    long head = 0;
    double squares = 0;
    long other = 0;
    for (long s = second - seconds + 1; s <= second; s++) {
      long each = heads[index(s)];
      head += each;
      squares += (double) each * each;
      other += others[index(s)];
    }
    double watched = Math.clamp(watched(now), LEAST, seconds);
    return new Pace(
        head / watched,
        waiting > 0 ? other / watched / waiting : 0,
        head,
        head > 0 ? squares / head : 1);
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
