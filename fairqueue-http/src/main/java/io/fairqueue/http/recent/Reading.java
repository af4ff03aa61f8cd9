package io.fairqueue.http.recent;

import io.fairqueue.port.StoreUnavailableException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * One read of the truth, done by the first who wants it, for all who come meanwhile. Thread-safe.
 */
final class Reading<V> {

  private final long begunAt;
  private final FutureTask<V> read;
  private volatile boolean outdated;

  Reading(long begunAt, Supplier<V> read) {
    this.begunAt = begunAt;
    this.read = new FutureTask<>(read::get);
  }

  /** Something was committed that this read may have missed. */
  void outdate() {
    outdated = true;
  }

  boolean isOutdated() {
    return outdated;
  }

  long nanosAt(long now) {
    return now - begunAt;
  }

  /** Throws what the read threw. */
  V value() {
    read.run();
    try {
      return read.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("events", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }
}
