package io.fairqueue.spring;

import io.fairqueue.RunningTicks;
import io.fairqueue.Tick;
import io.fairqueue.Ticks;
import io.fairqueue.port.FailureListener;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Runs what must happen by itself while the application's context runs: from the last phase of its
 * start on, and until the first of its end, before a web server begins to let requests end. May be
 * stopped and started again, as contexts are that tests share. Thread-safe.
 */
final class FairQueueTicks implements SmartLifecycle {

  private static final Duration LAST_DELIVERIES = Duration.ofSeconds(3);

  private final Ticks ticks;
  private final List<Tick> all;
  private final FailureListener failures;
  private @Nullable RunningTicks running;

  /**
   * @param all those of {@code ticks}, and others
   */
  FairQueueTicks(Ticks ticks, List<Tick> all, FailureListener failures) {
    this.ticks = ticks;
    this.all = List.copyOf(all);
    this.failures = failures;
  }

  @Override
  public synchronized void start() {
    if (running == null) {
      ticks.resumeDeliveries();
      running = new RunningTicks(all, failures);
      running.start();
    }
  }

  @Override
  public synchronized void stop() {
    if (running != null) {
      running.close();
      ticks.endDeliveries(LAST_DELIVERIES);
      running = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return running != null;
  }
}
