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

/** Asks the stores whether they are there, all at once, and waits for a while at most. */
@Singleton
final class StoreProbes {

  private static final Duration TIMEOUT = Duration.ofMillis(1_500);

  private final List<StoreHealth> stores;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  StoreProbes(List<StoreHealth> stores) {
    this.stores =
        stores.stream().sorted(Comparator.comparing(StoreHealth::essential).reversed()).toList();
  }

  /** Whether each store answered, by its name. */
  Map<String, Boolean> ask() {
    var answers = new LinkedHashMap<String, CompletableFuture<Boolean>>();
    stores.forEach(
        store ->
            answers.put(
                store.name(),
                CompletableFuture.supplyAsync(() -> answers(store), threads)
                    .completeOnTimeout(false, TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)));
    var known = new LinkedHashMap<String, Boolean>();
    answers.forEach((name, answer) -> known.put(name, answer.join()));
    return known;
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }

  private static boolean answers(StoreHealth store) {
    try {
      store.ping().run();
      return true;
    } catch (RuntimeException down) {
      return false;
    }
  }
}
