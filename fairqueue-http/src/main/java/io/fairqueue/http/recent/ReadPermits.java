package io.fairqueue.http.recent;

import io.fairqueue.metric.Metric;
import io.fairqueue.port.BusyException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Limits how many expensive reads, which anybody may ask for, are under way at once: they take a
 * share of the connections, so that there is always one for buyers. A read that gets none in time
 * is refused. Thread-safe; waits, so it blocks.
 */
public final class ReadPermits {

  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final Duration COME_AGAIN = Duration.ofSeconds(2);

  /** The part of all connections that reads get. */
  private static final int SHARE = 4;

  private final Semaphore permits;
  private final Counter refused;

  /**
   * @param connections of this node, for everything
   */
  public ReadPermits(int connections, MeterRegistry metrics) {
    this.permits = new Semaphore(Math.max(1, connections / SHARE), true);
    this.refused = Metric.READS_REFUSED.counter(metrics);
    int limit = permits.availablePermits();
    Metric.READS_LIMIT.show(metrics, () -> limit);
    Metric.READS_UNDER_WAY.show(metrics, () -> limit - permits.availablePermits());
  }

  /** Reads with a permit. */
  <T> T with(Supplier<T> read) {
    if (!isFree()) {
      refused.increment();
      throw new BusyException("too many reads", COME_AGAIN);
    }
    try {
      return read.get();
    } finally {
      permits.release();
    }
  }

  private boolean isFree() {
    try {
      return permits.tryAcquire(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
