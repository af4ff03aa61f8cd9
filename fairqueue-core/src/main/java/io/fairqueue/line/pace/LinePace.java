package io.fairqueue.line.pace;

import io.fairqueue.domain.Pace;
import io.fairqueue.domain.RateBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many left a line, second by second, over the last minute. Guarded by its view.
 *
 * <p>Only seconds in which somebody waited tell a speed: an empty line is not a slow one. And a
 * line that each tick empties flows: it goes as fast as fans come, which tells nothing of the time
 * after, when something holds it back. So what was seen is forgotten as soon as it flows no more.
 */
final class LinePace {

  /** A line that nothing but its stock holds back changes its speed from one moment to the next. */
  private static final int LATELY = 20;

  private static final int SECONDS = 60;

  /** The speed of each of these is looked at, up to the one that is asked for. */
  private static final int[] SPANS = {5, 10, LATELY, 30, SECONDS};

  private static final int MIN_SECONDS = 5;

  /** Two ticks: a fan who waits longer is held back by something. */
  private static final Duration FLOWING = Duration.ofSeconds(2);

  private final long[] heads = new long[SECONDS];
  private final long[] others = new long[SECONDS];
  private final long[] admitted = new long[SECONDS];
  private final long[] waited = new long[SECONDS];
  private @Nullable Instant since;
  private long second;
  private @Nullable Instant emptiedAt;

  /** Notes that nobody waits. */
  void emptied(Instant now) {
    emptiedAt = now;
  }

  /**
   * Whether the line has just ceased to flow; what was seen of its speed is forgotten then. To be
   * asked before what has just been seen is noted.
   */
  boolean ceasedToFlow(Instant now) {
    if (emptiedAt == null || now.isBefore(emptiedAt.plus(FLOWING))) {
      return false;
    }
    Arrays.fill(heads, 0);
    Arrays.fill(others, 0);
    Arrays.fill(waited, 0);
    since = emptiedAt;
    emptiedAt = null;
    return true;
  }

  /**
   * Notes who left.
   *
   * @param head those at the head of the line
   * @param other those behind it
   * @param admissions how many of both were admitted
   */
  void left(long head, long other, long admissions, Instant now) {
    passed(true, now);
    heads[index(second)] += head;
    others[index(second)] += other;
    admitted[index(second)] += admissions;
  }

  /** Notes the time that went by since the last note, and whether anybody waited in it. */
  void passed(boolean anybodyWaited, Instant now) {
    long current = now.getEpochSecond();
    if (since == null) {
      since = now;
      second = current;
      waited[index(second)] = anybodyWaited ? 1 : 0;
    }
    second = Math.max(second, current - SECONDS);
    while (second < current) {
      second++;
      heads[index(second)] = 0;
      others[index(second)] = 0;
      admitted[index(second)] = 0;
      waited[index(second)] = anybodyWaited ? 1 : 0;
    }
  }

  /** As seen lately; where nothing was, as seen in the last minute. */
  Pace lately(long waiting, Instant now) {
    return over(LATELY, waiting, now);
  }

  /**
   * As seen in the last minute, under a limit of admissions per minute. A line that was empty for
   * nearly all of it has shown no speed.
   */
  Pace within(int limit, long waiting, Instant now) {
    passed(waiting > 0, now);
    long[] spent = new long[SECONDS];
    for (int age = 0; age < SECONDS; age++) {
      spent[age] = admitted[index(second - age)];
    }
    Pace seen = sum(waited, SECONDS) < MIN_SECONDS ? Pace.UNKNOWN : over(SECONDS, waiting, now);
    return seen.within(new RateBudget(limit, spent));
  }

  private Pace over(int seconds, long waiting, Instant now) {
    passed(waiting > 0, now);
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
    return new Pace(
        speed(seconds, now),
        slowest,
        waiting > 0 ? sum(others, seconds) / watched(seconds, now) / waiting : 0,
        sum(heads, seconds),
        burst(seconds),
        null,
        1);
  }

  private double speed(int seconds, Instant now) {
    return sum(heads, seconds)
        / Math.clamp(Math.min(watched(now), sum(waited, seconds)), minSeconds(seconds), seconds);
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
    return Math.clamp(watched(now), minSeconds(seconds), seconds);
  }

  private double watched(Instant now) {
    return since == null ? 0 : Duration.between(since, now).toMillis() / 1000.0;
  }

  private static double minSeconds(int seconds) {
    return Math.min(MIN_SECONDS, seconds);
  }

  private static int index(long second) {
    return Math.floorMod(second, SECONDS);
  }
}
