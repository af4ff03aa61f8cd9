package io.fairqueue.http.worker;

import io.fairqueue.FailureListener;
import io.fairqueue.port.StoreUnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts every failure in the background, and writes it down: each task's at most once in a while,
 * so that a store that is down does not fill the log.
 */
public final class FailureReport implements FailureListener {

  private static final Logger LOG = LoggerFactory.getLogger(FailureReport.class);
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final MeterRegistry metrics;
  private final FailureListener also;
  private final Map<String, AtomicLong> written = new ConcurrentHashMap<>();

  /**
   * @param also hears of every failure too
   */
  public FailureReport(MeterRegistry metrics, FailureListener also) {
    this.metrics = metrics;
    this.also = also;
  }

  @Override
  public void failed(String task, RuntimeException failure) {
    metrics.counter("fairqueue.background.failures", "task", task).increment();
    if (isDue(task)) {
      write(task, failure);
    }
    also.failed(task, failure);
  }

  private boolean isDue(String task) {
    long now = System.nanoTime();
    AtomicLong last =
        written.computeIfAbsent(task, first -> new AtomicLong(now - SILENCE.toNanos()));
    long before = last.get();
    return now - before >= SILENCE.toNanos() && last.compareAndSet(before, now);
  }

  private static void write(String task, RuntimeException failure) {
    if (failure instanceof StoreUnavailableException) {
      LOG.warn("{} has to wait: {}", task, failure.getMessage());
    } else {
      LOG.warn("{} failed; it will be tried again", task, failure);
    }
  }
}
