package io.fairqueue.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * How many wait in each block of places of a line. One for all fans: who knows the own place adds
 * up the blocks before the own one, takes a share of that, and knows about how many are ahead.
 *
 * <p>Block {@code n} is the places from {@code n × block} to {@code n × block + block − 1}. The
 * counts go from the block of the head to the block of the last place.
 *
 * @param rev grows with each change of the line
 * @param headPlace the lowest place that waits; the last place if nobody does
 * @param lastPlace the highest place that was given; 0 if none was
 * @param block how many places a block has: a power of two, so large that {@link #MAX_COUNTS} reach
 * @param counts who is passed over as absent is not among them
 */
public record LineBlocks(long rev, long headPlace, long lastPlace, long block, List<Long> counts) {

  /** About a kilobyte as text. */
  public static final int MAX_COUNTS = 256;

  private static final int MIN_SHIFT = 8;

  public LineBlocks {
    counts = List.copyOf(counts);
  }

  /**
   * Counts the blocks of a line.
   *
   * @param head the lowest place that waits; negative if nobody does
   * @param rank how many wait at a place or before it
   */
  public static LineBlocks of(long rev, long head, long last, LongUnaryOperator rank) {
    long first = head < 0 ? last : head;
    int shift = MIN_SHIFT;
    while ((last >> shift) - (first >> shift) >= MAX_COUNTS) {
      shift++;
    }
    List<Long> counts = new ArrayList<>();
    long before = 0;
    for (long n = first >> shift; n <= last >> shift; n++) {
      long through = rank.applyAsLong(Math.min(last, ((n + 1) << shift) - 1));
      counts.add(through - before);
      before = through;
    }
    return new LineBlocks(rev, first, last, 1L << shift, counts);
  }
}
