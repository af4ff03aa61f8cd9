package io.fairqueue;

import io.fairqueue.port.FailureListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs each tick in a virtual thread of its own, so that none waits for another. A failure is
 * reported, and the tick runs again after its pause all the same. Thread-safe.
 */
public final class RunningTicks implements AutoCloseable {

  private static final Duration MAX_END = Duration.ofSeconds(3);

  private final FailureListener failures;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Thread> threads;

  /** Begins nothing yet. */
  public RunningTicks(List<Tick> ticks, FailureListener failures) {
    this.failures = failures;
    this.threads =
        ticks.stream()
            .map(
                tick ->
                    Thread.ofVirtual()
                        .name("fairqueue-" + tick.name())
                        .unstarted(() -> repeat(tick)))
            .toList();
  }

  /** Begins; once. */
  public void start() {
    threads.forEach(Thread::start);
  }

  /** Lets what runs end, for three seconds at most, and begins nothing more. */
  @Override
  public void close() {
    closed.countDown();
    long end = System.nanoTime() + MAX_END.toNanos();
    try {
      for (Thread thread : threads) {
        if (thread.isAlive() && !thread.join(Duration.ofNanos(end - System.nanoTime()))) {
          thread.interrupt();
        }
      }
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
    }
  }

  private void repeat(Tick tick) {
    boolean failed = false;
    do {
      boolean failedBefore = failed;
      failed = !isDone(tick);
      if (failedBefore && !failed) {
        tell(() -> failures.worked(tick.name()));
      }
    } while (!isClosedWithin(tick.pause()));
  }

  private boolean isDone(Tick tick) {
    try {
      tick.run().run();
      return true;
    } catch (RuntimeException failure) {
      tell(() -> failures.failed(tick.name(), failure));
      return false;
    }
  }

  /** A listener that throws does not end the tick either. */
  private static void tell(Runnable what) {
    try {
      what.run();
    } catch (RuntimeException unheard) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, unheard);
    }
  }

  private boolean isClosedWithin(Duration pause) {
    try {
      return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
