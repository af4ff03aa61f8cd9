package io.fairqueue.http.realtime;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Does what one fan asks for, one thing after another, off the event loop; and no more than a few
 * things may wait. Thread-safe, never blocks.
 */
final class Turnstile {

  private static final int MOST_WAITING = 16;

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean busy;

  /** {@code false} when too much waits already. */
  synchronized boolean pass(Runnable task) {
    if (waiting.size() >= MOST_WAITING) {
      return false;
    }
    waiting.add(task);
    if (!busy) {
      busy = true;
      Thread.ofVirtual().name("fairqueue-inbound").start(this::run);
    }
    return true;
  }

  private void run() {
    for (Runnable task = next(); task != null; task = next()) {
      task.run();
    }
  }

  private synchronized @Nullable Runnable next() {
    Runnable task = waiting.poll();
    busy = task != null;
    return task;
  }
}
