package io.fairqueue.paystack;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between tries: a random part of a bound that doubles ("full jitter", AWS Architecture Blog
 * 2015).
 */
record Backoff(Duration base, RandomGenerator random) {

  private static final int MAX_DOUBLINGS = 5;

  /**
   * Waits before the next try.
   *
   * @param tries how many there were
   */
  void pause(int tries) {
    long bound = base.toMillis() << Math.min(tries - 1, MAX_DOUBLINGS);
    try {
      Thread.sleep(bound == 0 ? 0 : random.nextLong(bound + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
