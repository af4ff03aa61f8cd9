package io.fairqueue.spring;

import io.fairqueue.Tick;
import io.fairqueue.postgres.commit.GroupCommitStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Function;
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
    writers(registry, "line", each -> each.stores().lineWriters());
    writers(registry, "hold", each -> each.stores().holdWriters());
    FunctionCounter.builder("fairqueue.background.failures", failures, BackgroundFailures::count)
        .description("Work in the background that failed, and is tried again.")
        .register(registry);
    Gauge.builder("fairqueue.postgres.connections", database, FairQueueDatabase::connections)
        .description("Connections of FairQueue to the database.")
        .register(registry);
    bound = registry;
  }

  /** A registry holds on to nothing that it asks: so it asks the database, which is a bean. */
  private void writers(
      MeterRegistry registry, String kind, Function<FairQueueDatabase, GroupCommitStats> stats) {
    Gauge.builder("fairqueue.writers.queued", database, each -> stats.apply(each).queued())
        .tag("writers", kind)
        .description("Requests that wait for their batch.")
        .register(registry);
    count(registry, "items", kind, each -> stats.apply(each).items());
    count(registry, "batches", kind, each -> stats.apply(each).batches());
    count(registry, "rejected", kind, each -> stats.apply(each).rejected());
  }

  private void count(
      MeterRegistry registry,
      String what,
      String kind,
      ToDoubleFunction<FairQueueDatabase> figure) {
    FunctionCounter.builder("fairqueue.writers." + what, database, figure)
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
