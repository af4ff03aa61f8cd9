package io.fairqueue.http.worker;

import io.fairqueue.http.metric.Metric;
import io.fairqueue.port.FailureListener;
import io.fairqueue.port.StoreUnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts every failure in the background, and writes it down: each cause of a task's at most once
 * in a while, so that neither a store that is down nor one bad payment fills the log.
 */
public final class FailureReport implements FailureListener {

  private static final Logger LOG = LoggerFactory.getLogger(FailureReport.class);
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final Duration SILENCE_ABOUT_A_CAUSE = Duration.ofMinutes(5);
  private static final int MAX_CAUSES = 500;

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
    Metric.BACKGROUND_FAILURES.counter(metrics, task).increment();
    boolean isAway = failure instanceof StoreUnavailableException;
    if (isDue(isAway ? task : task + ": " + failure, isAway ? SILENCE : SILENCE_ABOUT_A_CAUSE)) {
      write(task, failure);
    }
    also.failed(task, failure);
  }

  private boolean isDue(String cause, Duration silence) {
    if (written.size() >= MAX_CAUSES) {
      written.clear();
    }
    long now = System.nanoTime();
    AtomicLong last =
        written.computeIfAbsent(cause, first -> new AtomicLong(now - silence.toNanos()));
    long before = last.get();
    return now - before >= silence.toNanos() && last.compareAndSet(before, now);
  }

  private static void write(String task, RuntimeException failure) {
    if (failure instanceof StoreUnavailableException) {
      LOG.warn("{} has to wait: {}", task, failure.getMessage());
    } else {
      LOG.warn("{} failed; it will be tried again", task, failure);
    }
  }
}
