package io.fairqueue.domain.audit;

import java.util.ArrayDeque;
import java.util.Deque;

/** Whether more were admitted in any minute than was announced, by a log's own times. */
final class RateWatch {

  private static final long WINDOW = 60_000;

  private final Deque<long[]> admissions = new ArrayDeque<>();
  private long inWindow;
  private long most;

  /**
   * Hears of an admission.
   *
   * @param max as many as may be in a minute; 0 for no such rule
   * @param byHand whoever runs the event may pass the rate, and it counts for those after
   */
  void admitted(long at, long count, long max, boolean byHand) {
    while (!admissions.isEmpty() && admissions.peekFirst()[0] <= at - WINDOW) {
      inWindow -= admissions.removeFirst()[1];
    }
    admissions.addLast(new long[] {at, count});
    inWindow += count;
    most = Math.max(most, inWindow);
    if (!byHand && max > 0 && inWindow > max) {
      throw new UnfairException(
          "%d were admitted within a minute, and %d is the announced rate"
              .formatted(inWindow, max));
    }
  }

  long most() {
    return most;
  }
}
