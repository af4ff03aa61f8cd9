package io.fairqueue.http.management;

import io.fairqueue.http.infrastructure.Infrastructure;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.commit.GroupCommitStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** What the stores' writers and connections do, and how far this machine's clock is off. */
@Singleton
final class StoreMetrics implements MeterBinder {

  private final Infrastructure infrastructure;

  StoreMetrics(Infrastructure infrastructure) {
    this.infrastructure = infrastructure;
  }

  @Override
  public void bindTo(MeterRegistry metrics) {
    infrastructure.pool().setMetricRegistry(metrics);
    PostgresStores stores = infrastructure.stores();
    writer(metrics, "line", stores::lineWriters);
    writer(metrics, "hold", stores::holdWriters);
    Gauge.builder(
            "fairqueue.line.staleness", () -> stores.lineViews().staleness().toMillis() / 1_000.0)
        .baseUnit("seconds")
        .description("For how long the stalest view of a line has not been compared with its log")
        .register(metrics);
    Gauge.builder("fairqueue.line.memory", () -> stores.lineViews().bytes())
        .baseUnit("bytes")
        .description("What this node's views of lines take; above the limit nobody joins")
        .register(metrics);
    Gauge.builder("fairqueue.sessions.ended", stores::endedSessions)
        .description("Ended sessions that this node knows of, and accounts whose sessions ended")
        .register(metrics);
    Gauge.builder(
            "fairqueue.clock.offset", () -> infrastructure.clock().offset().toMillis() / 1_000.0)
        .baseUnit("seconds")
        .description("How far the database's clock is ahead of this machine's")
        .register(metrics);
  }

  private static void writer(MeterRegistry metrics, String name, Supplier<GroupCommitStats> stats) {
    Gauge.builder("fairqueue.writer.queued", () -> stats.get().queued())
        .tag("writer", name)
        .description("Requests that wait to be written")
        .register(metrics);
    FunctionCounter.builder("fairqueue.writer.batches", stats, s -> s.get().batches())
        .tag("writer", name)
        .description("Batches committed or failed")
        .register(metrics);
    FunctionCounter.builder("fairqueue.writer.items", stats, s -> s.get().items())
        .tag("writer", name)
        .description("Requests in those batches")
        .register(metrics);
    FunctionCounter.builder("fairqueue.writer.rejected", stats, s -> s.get().rejected())
        .tag("writer", name)
        .description("Requests refused because too many waited")
        .register(metrics);
    FunctionCounter.builder("fairqueue.writer.waited", stats, s -> s.get().waited().toNanos() / 1e9)
        .tag("writer", name)
        .baseUnit("seconds")
        .description("How long requests waited until their batch began, added up")
        .register(metrics);
    FunctionCounter.builder(
            "fairqueue.writer.committing", stats, s -> s.get().committing().toNanos() / 1e9)
        .tag("writer", name)
        .baseUnit("seconds")
        .description("How long batches took, added up")
        .register(metrics);
  }
}
