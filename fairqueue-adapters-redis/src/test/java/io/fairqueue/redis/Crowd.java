package io.fairqueue.redis;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Many who do the same at once. */
final class Crowd {

  private Crowd() {}

  static <T> List<T> of(int size, Callable<T> task) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(Stream.generate(() -> task).limit(size).toList()).stream()
          .map(Crowd::result)
          .toList();
    }
  }

  private static <T> T result(Future<T> done) {
    try {
      return done.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
