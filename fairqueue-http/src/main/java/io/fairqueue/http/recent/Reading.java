package io.fairqueue.http.recent;

import com.github.benmanes.caffeine.cache.Ticker;
import io.fairqueue.port.SharedReadings;
import io.fairqueue.port.StoreUnavailableException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** One reading, done by the first caller, for all that come meanwhile. Thread-safe. */
final class Reading<V> {

  private static final long MAX_AGE = SharedReadings.MAX_DURATION.toNanos();

  private final Ticker ticker;
  private final long wantedAfter;
  private final FutureTask<Fresh<V>> read;
  private volatile @Nullable Fresh<V> fresh;
  private volatile boolean invalidated;
  private volatile long invalidatedAt;

  /**
   * @param wantedAfter the last commit that was known when it was wanted, by the ticker
   * @param read gets the last commit that is known when it is done
   */
  Reading(Ticker ticker, long wantedAfter, LongFunction<Fresh<V>> read) {
    this.ticker = ticker;
    this.wantedAfter = wantedAfter;
    this.read = new FutureTask<>(() -> kept(read.apply(lastCommit())));
  }

  /** Something was committed that this reading may have missed. */
  void invalidate() {
    invalidatedAt = ticker.read();
    invalidated = true;
  }

  /** The last commit that is known, by the ticker: what comes after this reading has to see it. */
  long lastCommit() {
    return invalidated ? invalidatedAt : wantedAfter;
  }

  /**
   * Whether it is time to read again.
   *
   * @param thrift reading may take one part in {@code thrift} of the time; 0 for no such limit
   */
  boolean isOver(int thrift) {
    Fresh<V> known = fresh;
    if (known == null) {
      return invalidated && thrift == 0;
    }
    long age = ticker.read() - known.begunAt();
    return age >= MAX_AGE || (invalidated && age >= thrift * known.took());
  }

  /** What was read; null if that has not ended well yet. Never blocks. */
  @Nullable V peek() {
    Fresh<V> known = fresh;
    return known == null ? null : known.value();
  }

  /** Throws what the read threw. */
  V value() {
    read.run();
    try {
      return read.get().value();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("events", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  private Fresh<V> kept(Fresh<V> it) {
    fresh = it;
    return it;
  }
}
