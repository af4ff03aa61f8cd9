package io.fairqueue.spring;

import io.fairqueue.Tick;
import io.fairqueue.postgres.commit.GroupCommitStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Figures of this node: how its writers do, what fails in the background, how long ticks take. */
final class FairQueueMeters implements MeterBinder, TickObserver {

  private final FairQueueDatabase database;
  private final BackgroundFailures failures;
  private volatile @Nullable MeterRegistry bound;

  FairQueueMeters(FairQueueDatabase database, BackgroundFailures failures) {
    this.database = database;
    this.failures = failures;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    writers(registry, "line", database.stores()::lineWriters);
    writers(registry, "hold", database.stores()::holdWriters);
    FunctionCounter.builder("fairqueue.background.failures", failures, BackgroundFailures::count)
        .description("Work in the background that failed, and is tried again.")
        .register(registry);
    Gauge.builder("fairqueue.postgres.connections", database, FairQueueDatabase::connections)
        .description("Connections of FairQueue to the database.")
        .register(registry);
    bound = registry;
  }

  private static void writers(
      MeterRegistry registry, String kind, Supplier<GroupCommitStats> stats) {
    Gauge.builder("fairqueue.writers.queued", stats, each -> each.get().queued())
        .tag("writers", kind)
        .description("Requests that wait for their batch.")
        .register(registry);
    count(registry, "fairqueue.writers.items", kind, stats, GroupCommitStats::items);
    count(registry, "fairqueue.writers.batches", kind, stats, GroupCommitStats::batches);
    count(registry, "fairqueue.writers.rejected", kind, stats, GroupCommitStats::rejected);
  }

  private static void count(
      MeterRegistry registry,
      String name,
      String kind,
      Supplier<GroupCommitStats> stats,
      ToDoubleFunction<GroupCommitStats> figure) {
    FunctionCounter.builder(name, stats, each -> figure.applyAsDouble(each.get()))
        .tag("writers", kind)
        .register(registry);
  }

  @Override
  public Tick observed(Tick tick) {
    return new Tick(
        tick.name(),
        tick.pause(),
        () -> {
          MeterRegistry registry = bound;
          if (registry == null) {
            tick.run().run();
          } else {
            Timer timer = registry.timer("fairqueue.work", "work", tick.name());
            timer.record(tick.run());
          }
        });
  }
}
