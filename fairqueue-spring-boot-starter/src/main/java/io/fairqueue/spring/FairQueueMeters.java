package io.fairqueue.spring;

import io.fairqueue.Tick;
import io.fairqueue.metric.Metric;
import io.fairqueue.metric.NodeMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Figures of this node, by the names that a server has for them: what it sells, how its stores do,
 * what fails in the background, how long ticks take.
 */
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
    NodeMetrics.bind(registry, database.stores(), database.lineMemory());
    database.measure(registry);
    failures.tell(task -> Metric.BACKGROUND_FAILURES.counter(registry, task).increment());
    bound = registry;
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
            Metric.WORK.timer(registry, tick.name()).record(tick.run());
          }
        });
  }
}
