package io.fairqueue.metric;

import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.commit.GroupCommitStats;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Function;

/**
 * What a node does with its stores, whatever it is a part of: a server, or an application. A
 * registry keeps no stores alive that it asks.
 */
public final class NodeMetrics {

  private static final double NANOS = 1e9;

  private NodeMetrics() {}

  /**
   * From now on this registry shows what these stores do, and counts what they commit of sales.
   *
   * @param lineMemory as many bytes their views of lines may take
   */
  public static void bind(MeterRegistry metrics, PostgresStores stores, long lineMemory) {
    stores.tell(new SaleMetrics(metrics));
    writer(metrics, "line", stores, PostgresStores::lineWriters);
    writer(metrics, "hold", stores, PostgresStores::holdWriters);
    Metric.LINE_STALENESS.show(metrics, stores, of -> of.lineViews().staleness().toNanos() / NANOS);
    Metric.LINE_MEMORY.show(metrics, stores, of -> of.lineViews().bytes());
    Metric.LINE_MEMORY_LIMIT.show(metrics, () -> lineMemory);
    Metric.SESSIONS_ENDED.show(metrics, stores, PostgresStores::endedSessions);
    Metric.SESSIONS_ENDED_LIMIT.show(metrics, stores, PostgresStores::maxEndedSessions);
  }

  private static void writer(
      MeterRegistry metrics,
      String name,
      PostgresStores stores,
      Function<PostgresStores, GroupCommitStats> stats) {
    Metric.WRITER_QUEUED.show(metrics, stores, of -> stats.apply(of).queued(), name);
    Metric.WRITER_LONGEST.show(metrics, stores, of -> stats.apply(of).longest(), name);
    Metric.WRITER_LIMIT.show(metrics, () -> GroupCommitStats.LIMIT, name);
    Metric.WRITER_REJECTED.count(metrics, stores, of -> stats.apply(of).rejected(), name);
    Metric.WRITER_BATCHES.count(metrics, stores, of -> stats.apply(of).batches(), name);
    Metric.WRITER_ITEMS.count(metrics, stores, of -> stats.apply(of).items(), name);
    Metric.WRITER_WAITED.count(
        metrics, stores, of -> stats.apply(of).waited().toNanos() / NANOS, name);
    Metric.WRITER_COMMITTING.count(
        metrics, stores, of -> stats.apply(of).committing().toNanos() / NANOS, name);
  }
}
