package io.fairqueue.http.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How fast tickets went in the last minutes, as far as they were watched. Not thread-safe. */
final class StockPace {

  private static final Duration WATCHED = Duration.ofMinutes(5);

  /** What was watched for less tells nothing. */
  private static final Duration ENOUGH = Duration.ofSeconds(20);

  /** A sale that takes longer is not told to the minute. */
  private static final Duration FAR = Duration.ofDays(30);

  private final Deque<Seen> seen = new ArrayDeque<>();

  /**
   * Hears what is sold at this moment.
   *
   * @param taken with those that are held
   */
  void saw(long sold, long taken, Instant now) {
    seen.addLast(new Seen(sold, taken, now));
    while (seen.getFirst().at().isBefore(now.minus(WATCHED))) {
      seen.removeFirst();
    }
  }

  /** When nothing is free any more, if it goes on so; empty where nothing tells. */
  Optional<Instant> endOf(long free, Instant now) {
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    Seen first = seen.getFirst();
    Duration watched = Duration.between(first.at(), now);
    long gone = seen.getLast().sold() - first.sold();
    if (gone <= 0 || watched.compareTo(ENOUGH) < 0) {
      return Optional.empty();
    }
    double seconds = (double) free * watched.toMillis() / gone / 1_000;
    return seconds > FAR.toSeconds()
        ? Optional.empty()
        : Optional.of(now.plusSeconds((long) Math.ceil(seconds)));
  }

  /** Whether it was watched for minutes, and nobody took a ticket. */
  boolean stands(Instant now) {
    return !seen.isEmpty()
        && !seen.getFirst().at().isAfter(now.minus(WATCHED).plus(ENOUGH))
        && seen.getLast().taken() <= seen.getFirst().taken();
  }

  private record Seen(long sold, long taken, Instant at) {}
}
