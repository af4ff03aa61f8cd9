package io.fairqueue.http.recent;

import com.github.benmanes.caffeine.cache.Ticker;
import io.fairqueue.port.StoreUnavailableException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One read of the truth, done by the first who wants it, for all who come meanwhile. Thread-safe.
 */
final class Reading<V> {

  private static final long NOT_ENDED = -1;

  private final Ticker ticker;
  private final long begunAt;
  private final FutureTask<V> read;
  private volatile long took = NOT_ENDED;
  private volatile boolean outdated;

  Reading(Ticker ticker, Supplier<V> read) {
    this.ticker = ticker;
    this.begunAt = ticker.read();
    this.read = new FutureTask<>(() -> timed(read));
  }

  /** Something was committed that this read may have missed. */
  void outdate() {
    outdated = true;
  }

  /**
   * Whether it is time to read again.
   *
   * @param thrift reading may take one part in so many of the time; 0 for no such limit
   */
  boolean isOver(int thrift) {
    if (!outdated || thrift == 0) {
      return outdated;
    }
    long cost = took;
    return cost != NOT_ENDED && age() >= thrift * cost;
  }

  /** What was read; null if that has not ended well yet. Never blocks. */
  @Nullable V glimpse() {
    return read.state() == Future.State.SUCCESS ? read.resultNow() : null;
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

  private V timed(Supplier<V> truth) {
    try {
      return truth.get();
    } finally {
      took = age();
    }
  }

  private long age() {
    return ticker.read() - begunAt;
  }
}
