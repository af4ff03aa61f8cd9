package io.fairqueue.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Lets many runners do something at the same moment. */
public final class Race {

  private Race() {}

  /**
   * Runs a task once per runner, each on a virtual thread of its own, all let go at once.
   *
   * @return what each runner got, in the runners' order
   */
  public static <T> List<T> of(int runners, IntFunction<T> task) {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < runners; i++) {
        int runner = i;
        futures.add(
            threads.submit(
                () -> {
                  start.await();
                  return task.apply(runner);
                }));
      }
      start.countDown();
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted in a race", e);
    } catch (ExecutionException e) {
      throw new AssertionError("a runner failed", e.getCause());
    }
  }
}
