package io.fairqueue.http.management;

import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.infrastructure.Infrastructure;
import io.fairqueue.http.metric.Build;
import io.fairqueue.http.metric.Metric;
import io.fairqueue.http.metric.SaleMetrics;
import io.fairqueue.http.tracing.Traces;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.commit.GroupCommitStats;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** What sales, the stores' writers and connections do, and what this node is. */
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
    PostgresStores stores = infrastructure.stores();
    stores.tell(new SaleMetrics(metrics));
    writer(metrics, "line", stores, PostgresStores::lineWriters);
    writer(metrics, "hold", stores, PostgresStores::holdWriters);
    Metric.LINE_STALENESS.show(metrics, () -> stores.lineViews().staleness().toMillis() / 1_000.0);
    Metric.LINE_MEMORY.show(metrics, () -> stores.lineViews().bytes());
    Metric.LINE_MEMORY_LIMIT.show(metrics, () -> lineMemory);
    Metric.SESSIONS_ENDED.show(metrics, stores::endedSessions);
    Metric.SESSIONS_ENDED_LIMIT.show(metrics, stores::maxEndedSessions);
    Metric.CLOCK_OFFSET.show(metrics, () -> infrastructure.clock().offset().toMillis() / 1_000.0);
    traces.measure(metrics);
    Build build = Build.own();
    Metric.BUILD.show(
        metrics, () -> 1, build.version(), build.commit(), Runtime.version().toString());
  }

  private static void writer(
      MeterRegistry metrics,
      String name,
      PostgresStores stores,
      Function<PostgresStores, GroupCommitStats> stats) {
    Metric.WRITER_QUEUED.show(metrics, () -> stats.apply(stores).queued(), name);
    Metric.WRITER_LONGEST.show(metrics, () -> stats.apply(stores).longest(), name);
    Metric.WRITER_LIMIT.show(metrics, () -> GroupCommitStats.LIMIT, name);
    Metric.WRITER_REJECTED.count(metrics, stores, of -> stats.apply(of).rejected(), name);
    Metric.WRITER_BATCHES.count(metrics, stores, of -> stats.apply(of).batches(), name);
    Metric.WRITER_ITEMS.count(metrics, stores, of -> stats.apply(of).items(), name);
    Metric.WRITER_WAITED.count(
        metrics, stores, of -> stats.apply(of).waited().toNanos() / 1e9, name);
    Metric.WRITER_COMMITTING.count(
        metrics, stores, of -> stats.apply(of).committing().toNanos() / 1e9, name);
  }
}
