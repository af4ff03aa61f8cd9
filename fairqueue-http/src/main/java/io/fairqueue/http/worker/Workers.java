package io.fairqueue.http.worker;

import io.fairqueue.http.metric.Metric;
import io.fairqueue.port.FailureListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs each work in a thread of its own. A failure is reported, and the work runs again after its
 * pause all the same.
 */
public final class Workers implements AutoCloseable {

  private static final Duration MAX_END = Duration.ofSeconds(3);

  private final FailureListener failures;
  private final MeterRegistry metrics;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Work> works;
  private final Map<String, Run> last = new ConcurrentHashMap<>();
  private final List<Thread> threads;

  Workers(List<Work> works, FailureListener failures, MeterRegistry metrics) {
    this.failures = failures;
    this.metrics = metrics;
    this.works = List.copyOf(works);
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

  /** What each work has come to, as it is now. */
  public List<Progress> progress() {
    long now = System.nanoTime();
    return works.stream()
        .map(
            work -> {
              Run run = last.get(work.name());
              return new Progress(
                  work.name(),
                  work.pause(),
                  run == null ? null : Duration.ofNanos(run.took()),
                  run == null ? null : Duration.ofNanos(now - run.ended()));
            })
        .toList();
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
    boolean failed = false;
    do {
      boolean failedBefore = failed;
      long start = System.nanoTime();
      failed = !Boolean.TRUE.equals(timer.record(() -> isDone(work)));
      long end = System.nanoTime();
      last.put(work.name(), new Run(end - start, end));
      if (failedBefore && !failed) {
        failures.worked(work.name());
      }
    } while (!isClosedWithin(work.pause()));
  }

  private boolean isDone(Work work) {
    try {
      work.run().run();
      return true;
    } catch (RuntimeException failure) {
      failures.failed(work.name(), failure);
      return false;
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

  /**
   * How a work goes.
   *
   * @param pause from the end of one run to the beginning of the next
   * @param took how long it ran last; null before the first time
   * @param ago when that ended; null before the first time
   */
  public record Progress(
      String name, Duration pause, @Nullable Duration took, @Nullable Duration ago) {}

  /** In nanoseconds, by the clock of {@link System#nanoTime()}. */
  private record Run(long took, long ended) {}
}
