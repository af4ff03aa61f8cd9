package io.fairqueue.http.recent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.fairqueue.port.SharedReadings;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was read for a second from the start of that reading, whichever node began it.
 *
 * <ol>
 *   <li>The first caller reads; callers that come meanwhile wait for that answer.
 *   <li>After a commit the reading is invalidated, also one that has not ended yet: what it answers
 *       may be from before. The next caller reads again, and what another node shares counts only
 *       if it began after that commit. So a commit is remembered where there is no reading, too.
 *   <li>Where commits come in a storm and reading is expensive, an invalidated reading is shown a
 *       little longer, so that reading takes at most a fixed share of the time.
 *   <li>A read that failed is not remembered.
 * </ol>
 *
 * Thread-safe, bounded.
 */
final class ReadCache<K, V> {

  private final Cache<K, Reading<V>> readings;
  private final Source<K, V> source;
  private final int thrift;
  private final Ticker ticker;
  private volatile long lastCommitOfAll;

  /**
   * @param thrift one part in how many; 0 for no such limit
   */
  ReadCache(int max, int thrift, Ticker ticker, Source<K, V> source) {
    this.readings =
        Caffeine.newBuilder()
            .maximumSize(max)
            .expireAfterWrite(SharedReadings.MAX_DURATION)
            .ticker(ticker)
            .recordStats()
            .build();
    this.source = source;
    this.thrift = thrift;
    this.ticker = ticker;
    this.lastCommitOfAll = ticker.read() - SharedReadings.MAX_DURATION.toNanos();
  }

  V get(K key) {
    Reading<V> reading = readings.get(key, k -> begin(k, lastCommitOfAll));
    if (reading.isOver(thrift)) {
      Reading<V> over = reading;
      reading =
          readings
              .asMap()
              .compute(
                  key, (k, now) -> now == null || now == over ? begin(k, over.lastCommit()) : now);
    }
    try {
      return reading.value();
    } catch (RuntimeException failure) {
      readings.asMap().remove(key, reading);
      throw failure;
    }
  }

  /** What is remembered and still good; null for nothing. Never blocks. */
  @Nullable V peek(K key) {
    Reading<V> reading = readings.getIfPresent(key);
    return reading == null || reading.isOver(thrift) ? null : reading.peek();
  }

  void invalidate(K key) {
    readings
        .asMap()
        .compute(
            key,
            (k, now) -> {
              if (now == null) {
                return begin(k, ticker.read());
              }
              now.invalidate();
              return now;
            });
  }

  void invalidateAll() {
    lastCommitOfAll = ticker.read();
    readings.asMap().values().forEach(Reading::invalidate);
  }

  /** What to measure. */
  Cache<K, ?> cache() {
    return readings;
  }

  /** How often another node's reading was shown. */
  long reused() {
    return source.reused();
  }

  private Reading<V> begin(K key, long lastCommit) {
    return new Reading<>(
        ticker, lastCommit, known -> source.read(key, later(known, lastCommitOfAll)));
  }

  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
  }
}
