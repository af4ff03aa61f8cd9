package io.fairqueue.http.worker;

import io.fairqueue.http.metric.Metric;
import io.fairqueue.port.FailureListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs each work in a thread of its own. A failure is reported, and the work runs again after its
 * pause all the same.
 */
public final class Workers implements AutoCloseable {

  private static final Duration MAX_END = Duration.ofSeconds(3);

  private final FailureListener failures;
  private final MeterRegistry metrics;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Thread> threads;

  Workers(List<Work> works, FailureListener failures, MeterRegistry metrics) {
    this.failures = failures;
    this.metrics = metrics;
    this.threads =
        works.stream()
            .map(
                work ->
                    Thread.ofVirtual()
                        .name("fairqueue-" + work.name())
                        .unstarted(() -> repeat(work)))
            .toList();
  }

  /** Begins. */
  public void start() {
    threads.forEach(Thread::start);
  }

  /** Lets what runs end, for a while, and begins nothing more. */
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

  private void repeat(Work work) {
    Timer timer = Metric.WORK.timer(metrics, work.name());
    do {
      timer.record(() -> runIsolated(work));
    } while (!isClosedWithin(work.pause()));
  }

  private void runIsolated(Work work) {
    try {
      work.run().run();
    } catch (RuntimeException failure) {
      failures.failed(work.name(), failure);
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
