package io.fairqueue.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How long those had waited who left a line by themselves before their turn.
 *
 * @param counts how many, from each of {@link #BOUNDS} to the next: the first are those who left
 *     before the first bound
 * @param p50 seconds, by nearest rank, down to a tenth; empty while nobody left
 */
public record DropOff(List<Long> counts, OptionalDouble p50, OptionalDouble p90) {

  /** Where a wait begins to count as longer. */
  public static final List<Duration> BOUNDS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4));

  private static final double HALF = 0.5;
  private static final double NINE_OF_TEN = 0.9;

  public DropOff {
    counts = List.copyOf(counts);
    if (counts.size() != BOUNDS.size() + 1) {
      throw new IllegalArgumentException("not a count for each part");
    }
  }

  /**
   * What waits add up to.
   *
   * @param seconds ascending
   */
  public static DropOff of(List<Double> seconds) {
    List<Long> counts = new ArrayList<>();
    for (int part = 0; part <= BOUNDS.size(); part++) {
      double from = part == 0 ? 0 : BOUNDS.get(part - 1).toSeconds();
      double until = part == BOUNDS.size() ? Double.MAX_VALUE : BOUNDS.get(part).toSeconds();
      counts.add(seconds.stream().filter(each -> each >= from && each < until).count());
    }
    return new DropOff(counts, rank(seconds, HALF), rank(seconds, NINE_OF_TEN));
  }

  private static OptionalDouble rank(List<Double> seconds, double share) {
    return seconds.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(seconds.get(Math.max(0, (int) Math.ceil(share * seconds.size()) - 1)));
  }

  /** How many they are. */
  public long left() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /** The same part by part. */
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (int part = 0; part < counts.size(); part++) {
      parts.add(
          new Part(
              part == 0 ? Duration.ZERO : BOUNDS.get(part - 1),
              part == BOUNDS.size() ? null : BOUNDS.get(part),
              counts.get(part)));
    }
    return List.copyOf(parts);
  }

  /**
   * Those who left after a wait of about the same length.
   *
   * @param until not in it; null for no end
   */
  public record Part(Duration from, @Nullable Duration until, long left) {}
}
