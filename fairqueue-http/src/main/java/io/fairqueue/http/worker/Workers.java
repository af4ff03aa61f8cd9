package io.fairqueue.http.worker;

import io.fairqueue.RunningTicks;
import io.fairqueue.Tick;
import io.fairqueue.port.FailureListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;

/** Runs each tick in a thread of its own, and measures how long it takes. */
public final class Workers implements AutoCloseable {

  private final RunningTicks running;

  Workers(List<Tick> ticks, FailureListener failures, MeterRegistry metrics) {
    this.running =
        new RunningTicks(ticks.stream().map(tick -> timed(tick, metrics)).toList(), failures);
  }

  private static Tick timed(Tick tick, MeterRegistry metrics) {
    Timer timer = metrics.timer("fairqueue.work", "work", tick.name());
    return new Tick(tick.name(), tick.pause(), () -> timer.record(tick.run()));
  }

  /** Begins. */
  public void start() {
    running.start();
  }

  /** Lets what runs end, for a while, and begins nothing more. */
  @Override
  public void close() {
    running.close();
  }
}
