package io.fairqueue.http.worker;

import io.fairqueue.FailureListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs each work in a thread of its own. What fails is told, and runs again after its pause all the
 * same.
 */
public final class Workers implements AutoCloseable {

  private static final Duration LONGEST_END = Duration.ofSeconds(3);

  private final List<Work> works;
  private final FailureListener failures;
  private final MeterRegistry metrics;
  private final ScheduledExecutorService threads;

  Workers(List<Work> works, FailureListener failures, MeterRegistry metrics) {
    this.works = List.copyOf(works);
    this.failures = failures;
    this.metrics = metrics;
    this.threads =
        Executors.newScheduledThreadPool(
            works.size(), Thread.ofVirtual().name("fairqueue-worker-", 0).factory());
  }

  /** Begins. */
  public void start() {
    works.forEach(this::schedule);
  }

  /** Lets what runs end, and begins nothing more. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void schedule(Work work) {
    Timer timer = metrics.timer("fairqueue.work", "work", work.name());
    threads.scheduleWithFixedDelay(
        () -> timer.record(() -> runIsolated(work)),
        0,
        work.pause().toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private void runIsolated(Work work) {
    try {
      work.run().run();
    } catch (RuntimeException failure) {
      failures.failed(work.name(), failure);
    }
  }
}
