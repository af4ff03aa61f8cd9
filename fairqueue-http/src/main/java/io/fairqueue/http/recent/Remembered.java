package io.fairqueue.http.recent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was read, for a second at most.
 *
 * <ol>
 *   <li>Who asks first reads; who asks meanwhile waits for that answer.
 *   <li>After a commit the reading is outdated, also one that has not ended yet: what it answers
 *       may be from before. The next who asks reads again.
 *   <li>Where commits come in a storm and reading is dear, an outdated reading is shown a little
 *       longer: reading takes one part in so many of the time.
 *   <li>A read that failed is not remembered.
 * </ol>
 *
 * Thread-safe, bounded.
 */
final class Remembered<K, V> {

  static final Duration LONGEST = Duration.ofSeconds(1);

  private final Cache<K, Reading<V>> readings;
  private final Function<K, V> read;
  private final int thrift;
  private final Ticker ticker;

  /**
   * @param thrift one part in how many; 0 for no such limit
   */
  Remembered(int most, int thrift, Ticker ticker, Function<K, V> read) {
    this.readings =
        Caffeine.newBuilder()
            .maximumSize(most)
            .expireAfterWrite(LONGEST)
            .ticker(ticker)
            .recordStats()
            .build();
    this.read = read;
    this.thrift = thrift;
    this.ticker = ticker;
  }

  V get(K key) {
    Reading<V> reading = readings.get(key, this::begin);
    if (reading.isOver(thrift)) {
      Reading<V> over = reading;
      reading =
          readings.asMap().compute(key, (k, now) -> now == null || now == over ? begin(k) : now);
    }
    try {
      return reading.value();
    } catch (RuntimeException failure) {
      readings.asMap().remove(key, reading);
      throw failure;
    }
  }

  /** What is remembered and still good; null for nothing. Never blocks. */
  @Nullable V glimpse(K key) {
    Reading<V> reading = readings.getIfPresent(key);
    return reading == null || reading.isOver(thrift) ? null : reading.glimpse();
  }

  void outdate(K key) {
    Reading<V> reading = readings.getIfPresent(key);
    if (reading != null) {
      reading.outdate();
    }
  }

  void outdateAll() {
    readings.asMap().values().forEach(Reading::outdate);
  }

  /** What to measure. */
  Cache<K, ?> cache() {
    return readings;
  }

  private Reading<V> begin(K key) {
    return new Reading<>(ticker, () -> read.apply(key));
  }
}
