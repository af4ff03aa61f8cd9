package io.fairqueue.work;

import java.time.Duration;

/**
 * Longer and longer pauses between tries.
 *
 * @param first after the first try; each one after it is twice as long
 */
public record Delays(Duration first, Duration longest) {

  private static final int MAX_DOUBLINGS = 30;

  /**
   * The pause before the next try.
   *
   * @param tries how many there were
   */
  public Duration after(int tries) {
    int doublings = Math.clamp(tries - 1L, 0, MAX_DOUBLINGS);
    Duration delay = first.multipliedBy(1L << doublings);
    return delay.compareTo(longest) > 0 ? longest : delay;
  }
}
