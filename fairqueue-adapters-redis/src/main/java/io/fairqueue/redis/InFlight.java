package io.fairqueue.redis;

import io.fairqueue.port.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets a bounded number of commands be under way at once. A crowd waits its turn, as long as Redis
 * goes on answering others: so a rush takes time and loses nobody, and a hung Redis keeps nobody.
 * Thread-safe.
 */
final class InFlight {

  private static final int AT_ONCE = 256;
  private static final Duration MAX_WAIT = Duration.ofSeconds(10);

  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final long timeout;
  private volatile long lastAnswer = System.nanoTime();

  /**
   * Nothing under way.
   *
   * @param timeout how long Redis may answer nobody before callers give up
   */
  InFlight(Duration timeout) {
    this.timeout = timeout.toNanos();
  }

  /** Waits for a turn; {@link #leave} gives it back. */
  void enter() throws InterruptedException {
    long began = System.nanoTime();
    while (true) {
      long now = System.nanoTime();
      long sinceSignOfLife = Math.min(now - began, now - lastAnswer);
      if (sinceSignOfLife >= timeout || now - began > MAX_WAIT.toNanos()) {
        throw new StoreUnavailableException(RedisFailures.STORE, "too many commands wait");
      }
      if (turns.tryAcquire(timeout - sinceSignOfLife, TimeUnit.NANOSECONDS)) {
        return;
      }
    }
  }

  void leave() {
    turns.release();
  }

  void answered() {
    lastAnswer = System.nanoTime();
  }

  /** Whether nobody got an answer for many times the timeout. */
  boolean isSilentFor(int times) {
    return System.nanoTime() - lastAnswer > times * timeout;
  }
}
