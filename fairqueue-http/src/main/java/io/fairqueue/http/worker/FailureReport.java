package io.fairqueue.http.worker;

import io.fairqueue.http.outage.Outages;
import io.fairqueue.metric.Metric;
import io.fairqueue.port.FailureListener;
import io.fairqueue.port.StoreUnavailableException;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts every failure in the background, and has it written down as an {@linkplain Outages
 * outage}: of the store that is gone, else of the task, each cause for itself.
 */
public final class FailureReport implements FailureListener {

  private final MeterRegistry metrics;
  private final Outages outages;
  private final FailureListener also;

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
      outages.failed(task, failure);
    }
    also.failed(task, failure);
  }

  @Override
  public void worked(String task) {
    outages.worked(task);
    also.worked(task);
  }
}
