package io.fairqueue.http.worker;

import io.fairqueue.http.metric.Metric;
import io.fairqueue.http.outage.Outages;
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
 * Counts every failure in the background, and writes it down: a store that is gone as an
 * {@linkplain Outages outage}, any other cause of a task's at most once in a while, so that one bad
 * payment does not fill the log.
 */
public final class FailureReport implements FailureListener {

  private static final Logger LOG = LoggerFactory.getLogger(FailureReport.class);
  private static final Duration SILENCE = Duration.ofMinutes(5);
  private static final int MAX_CAUSES = 500;

  private final MeterRegistry metrics;
  private final Outages outages;
  private final FailureListener also;
  private final Map<String, AtomicLong> written = new ConcurrentHashMap<>();

  /**
   * @param also hears of every failure too
   */
  public FailureReport(MeterRegistry metrics, Outages outages, FailureListener also) {
    this.metrics = metrics;
    this.outages = outages;
    this.also = also;
  }

  @Override
  public void failed(String task, RuntimeException failure) {
    Metric.BACKGROUND_FAILURES.counter(metrics, task).increment();
    if (failure instanceof StoreUnavailableException away) {
      outages.failed(away);
    } else {
      boolean isDue = isDue(task + ": " + failure);
      if (isDue) {
        LOG.warn("{} failed; it will be tried again", task, failure);
      }
      outages.failed(task, isDue);
    }
    also.failed(task, failure);
  }

  @Override
  public void worked(String task) {
    outages.worked(task);
    also.worked(task);
  }

  private boolean isDue(String cause) {
    if (written.size() >= MAX_CAUSES) {
      written.clear();
    }
    long now = System.nanoTime();
    AtomicLong last =
        written.computeIfAbsent(cause, first -> new AtomicLong(now - SILENCE.toNanos()));
    long before = last.get();
    return now - before >= SILENCE.toNanos() && last.compareAndSet(before, now);
  }
}
