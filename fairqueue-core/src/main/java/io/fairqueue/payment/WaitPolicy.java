package io.fairqueue.payment;

import java.util.concurrent.TimeUnit;

/**
 * How to wait for what another caller is doing.
 *
 * @param tries how often to look again
 * @param waiting lets some time pass between two looks
 */
public record WaitPolicy(int tries, Runnable waiting) {

  /** Looks every 25 ms, for ten seconds at most. */
  public static WaitPolicy defaults() {
    return new WaitPolicy(400, WaitPolicy::briefly);
  }

  void pause() {
    waiting.run();
  }

  private static void briefly() {
    try {
      TimeUnit.MILLISECONDS.sleep(25);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
