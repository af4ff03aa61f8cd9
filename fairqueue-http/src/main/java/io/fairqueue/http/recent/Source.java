package io.fairqueue.http.recent;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.github.benmanes.caffeine.cache.Ticker;
import io.fairqueue.port.SharedReadings;
import io.fairqueue.port.SharedReadings.Look;
import io.fairqueue.port.SharedReadings.Shared;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * Where readings come from:
 *
 * <ol>
 *   <li>Look up what another node shared. If its reading began after the last commit that this node
 *       knows of, it is as good as an own one.
 *   <li>Else read from the delegate, and share the reading.
 * </ol>
 *
 * Thread-safe.
 */
final class Source<K, V> {

  private final Ticker ticker;
  private final SharedReadings shared;
  private final JavaType type;
  private final Function<K, Optional<String>> name;
  private final Function<K, V> delegate;
  private final LongAdder reused = new LongAdder();

  /**
   * @param type how a reading is written
   * @param name under which it is shared; empty for what is not for everybody
   */
  Source(
      Ticker ticker,
      SharedReadings shared,
      JavaType type,
      Function<K, Optional<String>> name,
      Function<K, V> delegate) {
    this.ticker = ticker;
    this.shared = shared;
    this.type = type;
    this.name = name;
    this.delegate = delegate;
  }

  /** Readings that a node keeps to itself. */
  static <K, V> Source<K, V> unshared(Ticker ticker, Function<K, V> delegate) {
    return new Source<>(
        ticker,
        SharedReadings.none(),
        SharedJson.type(new TypeReference<Object>() {}),
        key -> Optional.empty(),
        delegate);
  }

  /**
   * @param after the last commit that the reading must have seen, by the ticker
   */
  Fresh<V> read(K key, long after) {
    Optional<String> sharedAs = name.apply(key);
    if (sharedAs.isEmpty()) {
      return readDelegate(key);
    }
    long asked = ticker.read();
    Look look = shared.look(sharedAs.get());
    Optional<Fresh<V>> found =
        look.found()
            .flatMap(reading -> fresh(reading, asked))
            .filter(it -> it.begunAt() - after > 0);
    if (found.isPresent()) {
      reused.increment();
      return found.get();
    }
    Fresh<V> read = readDelegate(key);
    if (look.isAnswered()) {
      shared.put(sharedAs.get(), read.took() + " " + SharedJson.write(type, read.value()), look);
    }
    return read;
  }

  /** How often another node's reading was used instead. */
  long reused() {
    return reused.sum();
  }

  private Fresh<V> readDelegate(K key) {
    long begun = ticker.read();
    V value = delegate.apply(key);
    return new Fresh<>(value, begun, ticker.read() - begun);
  }

  /** Empty for what this version can't read. */
  private Optional<Fresh<V>> fresh(Shared reading, long asked) {
    int space = reading.reading().indexOf(' ');
    return SharedJson.<V>read(type, reading.reading().substring(space + 1))
        .map(
            value ->
                new Fresh<>(
                    value,
                    asked - reading.age().toNanos(),
                    Long.parseLong(reading.reading().substring(0, space))));
  }
}
