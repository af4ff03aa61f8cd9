package io.fairqueue.http.worker;

import io.fairqueue.RunningTicks;
import io.fairqueue.Tick;
import io.fairqueue.metric.Metric;
import io.fairqueue.port.FailureListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Runs each tick in a thread of its own, and knows how long it takes. */
public final class Workers implements AutoCloseable {

  private final List<Tick> ticks;
  private final Map<String, Run> last = new ConcurrentHashMap<>();
  private final RunningTicks running;

  Workers(List<Tick> ticks, FailureListener failures, MeterRegistry metrics) {
    this.ticks = List.copyOf(ticks);
    this.running =
        new RunningTicks(ticks.stream().map(tick -> timed(tick, metrics)).toList(), failures);
  }

  private Tick timed(Tick tick, MeterRegistry metrics) {
    Timer timer = Metric.WORK.timer(metrics, tick.name());
    return new Tick(tick.name(), tick.pause(), () -> time(tick, timer));
  }

  private void time(Tick tick, Timer timer) {
    long start = System.nanoTime();
    try {
      timer.record(tick.run());
    } finally {
      long end = System.nanoTime();
      last.put(tick.name(), new Run(end - start, end));
    }
  }

  /** Begins. */
  public void start() {
    running.start();
  }

  /** What each work has come to, as it is now. */
  public List<Progress> progress() {
    long now = System.nanoTime();
    return ticks.stream()
        .map(
            tick -> {
              Run run = last.get(tick.name());
              return new Progress(
                  tick.name(),
                  tick.pause(),
                  run == null ? null : Duration.ofNanos(run.took()),
                  run == null ? null : Duration.ofNanos(now - run.ended()));
            })
        .toList();
  }

  /** Lets what runs end, for a while, and begins nothing more. */
  @Override
  public void close() {
    running.close();
  }

  /**
   * How a work goes.
   *
   * @param pause from the end of one run to the beginning of the next
   * @param took how long it ran last; null before the first time
   * @param ago when that ended; null before the first time
   */
  public record Progress(
      String name, Duration pause, @Nullable Duration took, @Nullable Duration ago) {}

  /** In nanoseconds, by the clock of {@link System#nanoTime()}. */
  private record Run(long took, long ended) {}
}
