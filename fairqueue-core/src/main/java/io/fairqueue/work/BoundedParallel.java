package io.fairqueue.work;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Does the same to many things, a few at a time: each waits for a store most of the while, and
 * those who wait together share its commits. One thing alone is done by the caller.
 */
public final class BoundedParallel {

  private static final int WORKERS = 8;

  private BoundedParallel() {}

  /**
   * Works off what is there to take, until there is no more, or {@code max} were taken in all. The
   * caller takes first, so that where there is nothing it was asked once.
   *
   * @param take at most as many as it is given; runs in several threads
   * @param work {@code false} if there is no use in more; runs in several threads
   */
  public static <T> void workOff(
      int workers, int max, IntFunction<List<T>> take, Predicate<T> work) {
    Queue<T> taken = new ConcurrentLinkedQueue<>(take.apply(workers));
    if (taken.isEmpty()) {
      return;
    }
    AtomicInteger left = new AtomicInteger(max - taken.size());
    together(
        workers,
        () -> {
          T next = taken.poll();
          while (next != null || left.getAndDecrement() > 0) {
            if (next == null) {
              List<T> more = take.apply(1);
              if (more.isEmpty()) {
                return;
              }
              next = more.getFirst();
            }
            if (!work.test(next)) {
              return;
            }
            next = taken.poll();
          }
        });
  }

  /**
   * Ends when all is done, or when it fails or is interrupted; then some may be left.
   *
   * @param work runs in several threads
   */
  public static <T> void each(Collection<T> things, Consumer<T> work) {
    if (things.size() <= 1) {
      things.forEach(work);
      return;
    }
    Queue<T> left = new ConcurrentLinkedQueue<>(things);
    together(Math.min(WORKERS, things.size()), () -> workOff(left, work));
  }

  private static void together(int workers, Runnable work) {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> busy = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        busy.add(executor.submit(work));
      }
      for (Future<?> running : busy) {
        await(running, executor);
      }
    }
  }

  private static <T> void workOff(Queue<T> left, Consumer<T> work) {
    for (T next = left.poll(); next != null; next = left.poll()) {
      work.accept(next);
    }
  }

  private static void await(Future<?> running, ExecutorService executor) {
    try {
      running.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
