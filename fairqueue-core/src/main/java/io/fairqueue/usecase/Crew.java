package io.fairqueue.usecase;

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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Does the same to many things, a few at a time: each waits for a store most of the while, and
 * those who wait together share its commits. One thing alone is done by the caller.
 */
final class Crew {

  private static final int HANDS = 8;

  private Crew() {}

  /**
   * Lets several hands do the same until it answers {@code false} to them, or was done that often
   * in all.
   *
   * @param work runs in several threads
   */
  static void untilDone(int hands, int most, BooleanSupplier work) {
    AtomicInteger left = new AtomicInteger(most);
    try (ExecutorService crew = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> busy = new ArrayList<>();
      for (int i = 0; i < hands; i++) {
        busy.add(
            crew.submit(
                () -> {
                  while (left.getAndDecrement() > 0 && work.getAsBoolean()) {
                    // The next one.
                  }
                }));
      }
      for (Future<?> hand : busy) {
        await(hand, crew);
      }
    }
  }

  /**
   * Ends when all is done, or when it fails or is interrupted; then some may be left.
   *
   * @param work runs in several threads
   */
  static <T> void each(Collection<T> things, Consumer<T> work) {
    if (things.size() <= 1) {
      things.forEach(work);
      return;
    }
    Queue<T> left = new ConcurrentLinkedQueue<>(things);
    try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> busy = new ArrayList<>();
      for (int i = 0; i < Math.min(HANDS, things.size()); i++) {
        busy.add(hands.submit(() -> workOff(left, work)));
      }
      for (Future<?> hand : busy) {
        await(hand, hands);
      }
    }
  }

  private static <T> void workOff(Queue<T> left, Consumer<T> work) {
    for (T next = left.poll(); next != null; next = left.poll()) {
      work.accept(next);
    }
  }

  private static void await(Future<?> hand, ExecutorService hands) {
    try {
      hand.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      hands.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
