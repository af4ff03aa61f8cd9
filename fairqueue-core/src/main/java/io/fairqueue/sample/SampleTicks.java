package io.fairqueue.sample;

import io.fairqueue.port.Parts;
import io.fairqueue.port.sample.SampleStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes down the figures of events. Thread-safe; blocks on the store, may be repeated, and run by
 * many nodes at once: one of them writes.
 */
public final class SampleTicks {

  /** Twice as often as samples are: so none is missing for long when the node dies that writes. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final SampleStore samples;
  private final InstantSource time;
  private final AtomicReference<@Nullable Instant> last = new AtomicReference<>();

  /** Joins the ticks to the stores. */
  public SampleTicks(Parts parts) {
    this.samples = parts.stores().samples();
    this.time = parts.time();
  }

  /** Does nothing if it was called in the last five seconds. */
  public void take() {
    Instant now = time.instant();
    Instant before = last.get();
    boolean isDue = before == null || !now.isBefore(before.plus(PAUSE)) || now.isBefore(before);
    if (isDue && last.compareAndSet(before, now)) {
      var unused = samples.take(now);
    }
  }
}
