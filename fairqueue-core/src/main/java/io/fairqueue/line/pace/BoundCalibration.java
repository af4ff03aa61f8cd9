package io.fairqueue.line.pace;

import io.fairqueue.domain.Pace;
import io.fairqueue.line.index.Places;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Learns from the line itself how far the bounds of estimates are missed. Guarded by its view.
 *
 * <ol>
 *   <li>Once a second the fans at the positions 1, 2, 4, 8 … are noted, each with the bound that is
 *       given there; a few at a time for each position.
 *   <li>When one of them no longer waits, the wait ÷ its bound is a score. One that waits longer
 *       than its bound has a score already, and it grows.
 *   <li>The next bounds are stretched by the score that {@value #SHARE} of the latest keep below.
 * </ol>
 *
 * Stock comes back in waves, as windows and holds end; no speed that was seen tells when. Source:
 * split conformal prediction (Papadopoulos et al., Inductive Confidence Machines for Regression,
 * 2002), over the latest scores only, since a line changes.
 */
final class BoundCalibration {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** Up to position 2^20. */
  private static final int CLASSES = 21;

  private static final int OPEN_PER_CLASS = 8;
  private static final int SCORES = 200;
  private static final int FEWEST = 10;

  /** Somewhat more than is promised: scores of long waits come late. */
  private static final double SHARE = 0.94;

  private static final double MAX_STRETCH = 30;

  private final List<Deque<Followed>> open = new ArrayList<>();
  private final double[] scores = new double[SCORES];
  private int scored;
  private Instant lastAt = Instant.MIN;
  private double stretch = 1;

  BoundCalibration() {
    for (int i = 0; i < CLASSES; i++) {
      open.add(new ArrayDeque<>(OPEN_PER_CLASS));
    }
  }

  /** Begins again, as what was seen tells nothing of the time to come. */
  void forget() {
    open.forEach(Deque::clear);
    scored = 0;
    stretch = 1;
  }

  /** Notes fans who wait, at most once a second. */
  void follow(Places places, Pace pace, Instant now) {
    if (now.isBefore(lastAt.plus(PERIOD))) {
      return;
    }
    lastAt = now;
    for (int i = 0; i < CLASSES && 1L << i <= places.waiting(); i++) {
      if (isDue(open.get(i), now)) {
        follow(places, 1L << i, pace, now, open.get(i));
      }
    }
    stretch = stretch(now);
  }

  private static void follow(
      Places places, long position, Pace pace, Instant now, Deque<Followed> same) {
    pace.estimate(position)
        .ifPresent(
            estimate ->
                same.addLast(
                    new Followed(
                        placeAt(places, position), Math.max(1, estimate.ninetySeconds()), now)));
  }

  /** Scores those who no longer wait. */
  void passed(Places places, Instant now) {
    for (Deque<Followed> same : open) {
      for (Iterator<Followed> each = same.iterator(); each.hasNext(); ) {
        Followed fan = each.next();
        if (!places.waits(fan.place())) {
          each.remove();
          scores[scored++ % SCORES] = fan.score(now);
        }
      }
    }
  }

  /** The factor for the bounds that are given now; at least 1. */
  double stretch() {
    return stretch;
  }

  /** Spread over a wait, so that a long one is not followed in its first seconds only. */
  private static boolean isDue(Deque<Followed> same, Instant now) {
    if (same.isEmpty()) {
      return true;
    }
    Followed last = same.getLast();
    return same.size() < OPEN_PER_CLASS
        && last.seconds(now) >= Math.max(1, last.bound() / OPEN_PER_CLASS);
  }

  private double stretch(Instant now) {
    double[] late =
        open.stream()
            .flatMap(Deque::stream)
            .mapToDouble(fan -> fan.score(now))
            .filter(score -> score > 1)
            .toArray();
    int kept = Math.min(scored, SCORES);
    double[] all = Arrays.copyOf(scores, kept + late.length);
    System.arraycopy(late, 0, all, kept, late.length);
    if (all.length < FEWEST) {
      return 1;
    }
    Arrays.sort(all);
    int index = Math.min(all.length - 1, (int) Math.ceil(SHARE * all.length) - 1);
    return Math.clamp(all[index], 1, MAX_STRETCH);
  }

  /** The place of the fan at a position that somebody has. */
  private static long placeAt(Places places, long position) {
    long low = places.first();
    long high = low + position;
    while (places.rank(high) < position) {
      high += high - low;
    }
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (places.rank(middle) < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** A fan who waits, and the bound in seconds that was given for that position. */
  private record Followed(long place, double bound, Instant since) {

    double seconds(Instant now) {
      return Duration.between(since, now).toMillis() / 1000.0;
    }

    double score(Instant now) {
      return seconds(now) / bound;
    }
  }
}
