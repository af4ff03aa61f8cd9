package io.fairqueue.http.management;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks the stores whether they are there, all at once, and waits for a while at most. */
@Singleton
public final class StoreProbes {

  private static final Duration TIMEOUT = Duration.ofMillis(1_500);

  private final List<StoreHealth> stores;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  StoreProbes(List<StoreHealth> stores) {
    this.stores =
        stores.stream().sorted(Comparator.comparing(StoreHealth::essential).reversed()).toList();
  }

  /** Whether each store answered, by its name. */
  Map<String, Boolean> ask() {
    var known = new LinkedHashMap<String, Boolean>();
    answers().forEach(answer -> known.put(answer.store().name(), answer.lag() != null));
    return known;
  }

  /** What came of asking each, those first without which nothing goes. */
  public List<Answer> answers() {
    List<CompletableFuture<Answer>> answers =
        stores.stream()
            .map(
                store ->
                    CompletableFuture.supplyAsync(() -> answer(store), threads)
                        .completeOnTimeout(
                            new Answer(store, null), TIMEOUT.toMillis(), TimeUnit.MILLISECONDS))
            .toList();
    return answers.stream().map(CompletableFuture::join).toList();
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }

  private static Answer answer(StoreHealth store) {
    long start = System.nanoTime();
    try {
      store.ping().run();
      return new Answer(store, Duration.ofNanos(System.nanoTime() - start));
    } catch (RuntimeException down) {
      return new Answer(store, null);
    }
  }

  /**
   * What came of asking a store.
   *
   * @param lag how long it took to answer; null where it did not
   */
  public record Answer(StoreHealth store, @Nullable Duration lag) {}
}
