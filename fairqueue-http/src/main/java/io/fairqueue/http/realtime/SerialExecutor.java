package io.fairqueue.http.realtime;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tasks of one fan, one after another, off the event loop, with a short queue.
 * Thread-safe, never blocks.
 */
final class SerialExecutor {

  private static final int MAX_WAITING = 16;

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean busy;

  /** {@code false} when the queue is full. */
  synchronized boolean offer(Runnable task) {
    if (waiting.size() >= MAX_WAITING) {
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
