package io.fairqueue.http.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Reads by key, many at once: a caller that finds nobody reading reads for all that wait; callers
 * that come meanwhile share the next read. A read begins after all its callers have asked, so none
 * gets an answer from before its question. Idle, it costs a call what a read of its own would.
 * Thread-safe; made for virtual threads, of which no more wait than requests are under way.
 */
final class SharedReads<K, V> {

  private static final int MAX = 500;

  private final Function<Collection<K>, Map<K, V>> read;
  private final Queue<Ask<K, V>> asked = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean reading = new AtomicBoolean();

  SharedReads(Function<Collection<K>, Map<K, V>> read) {
    this.read = read;
  }

  /** Throws what the read threw. */
  Optional<V> get(K key) {
    Ask<K, V> own = new Ask<>(key, new CompletableFuture<>());
    asked.add(own);
    readWhile(() -> !own.answer.isDone());
    handOver();
    try {
      return own.answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  /**
   * A caller with an answer leaves; if others wait and nobody reads, a new thread reads for them.
   */
  private void handOver() {
    if (!asked.isEmpty() && !reading.get()) {
      Thread.ofVirtual().name("fairqueue-reads").start(() -> readWhile(() -> true));
    }
  }

  private void readWhile(BooleanSupplier wanted) {
    while (wanted.getAsBoolean() && !asked.isEmpty() && reading.compareAndSet(false, true)) {
      try {
        readSome();
      } finally {
        reading.set(false);
      }
    }
  }

  private void readSome() {
    List<Ask<K, V>> some = new ArrayList<>();
    Set<K> keys = new LinkedHashSet<>();
    for (Ask<K, V> ask = asked.poll(); ask != null; ask = asked.poll()) {
      some.add(ask);
      keys.add(ask.key);
      if (some.size() == MAX) {
        break;
      }
    }
    if (some.isEmpty()) {
      return;
    }
    try {
      Map<K, V> answers = read.apply(keys);
      some.forEach(ask -> ask.answer.complete(Optional.ofNullable(answers.get(ask.key))));
    } catch (RuntimeException failure) {
      some.forEach(ask -> ask.answer.completeExceptionally(failure));
    }
  }

  private record Ask<K, V>(K key, CompletableFuture<Optional<V>> answer) {}
}
