package io.fairqueue.http.management;

import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.infrastructure.Infrastructure;
import io.fairqueue.http.metric.Build;
import io.fairqueue.http.tracing.Traces;
import io.fairqueue.metric.Metric;
import io.fairqueue.metric.NodeMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/** What this node and its stores do, and what it is. */
@Singleton
final class StoreMetrics implements MeterBinder {

  private final Infrastructure infrastructure;
  private final Traces traces;
  private final long lineMemory;

  StoreMetrics(Infrastructure infrastructure, Traces traces, ServerConfig config) {
    this.infrastructure = infrastructure;
    this.traces = traces;
    this.lineMemory = config.lineMemory();
  }

  @Override
  public void bindTo(MeterRegistry metrics) {
    infrastructure.pool().setMetricRegistry(metrics);
    NodeMetrics.bind(metrics, infrastructure.stores(), lineMemory);
    Metric.CLOCK_OFFSET.show(metrics, () -> infrastructure.clock().offset().toMillis() / 1_000.0);
    traces.measure(metrics);
    Build build = Build.own();
    Metric.BUILD.show(
        metrics, () -> 1, build.version(), build.commit(), Runtime.version().toString());
  }
}
