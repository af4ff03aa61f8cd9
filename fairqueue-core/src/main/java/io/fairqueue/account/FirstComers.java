package io.fairqueue.account;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A caller who asks for what another one is asking for already waits for the first, for a while,
 * and may then find it done. Thread-safe; holds no more than callers are under way.
 */
final class FirstComers<K> {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final Map<K, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

  <T> T inTurn(K key, Supplier<T> work) {
    CompletableFuture<Void> own = new CompletableFuture<>();
    CompletableFuture<Void> first = underWay.putIfAbsent(key, own);
    if (first != null) {
      await(first);
      return work.get();
    }
    try {
      return work.get();
    } finally {
      underWay.remove(key, own);
      own.complete(null);
    }
  }

  private static void await(CompletableFuture<Void> first) {
    try {
      first.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException goOn) {
      // a caller that waited long enough tries by itself
    }
  }
}
