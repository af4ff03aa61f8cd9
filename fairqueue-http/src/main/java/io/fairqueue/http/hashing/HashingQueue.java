package io.fairqueue.http.hashing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where callers wait for work that keeps a processor busy. Fans and organizers have a lane each and
 * are served in turn, so neither crowd keeps the other waiting. Each lane has a maximum length and
 * a maximum wait; callers that hung up are passed over. Thread-safe.
 */
final class HashingQueue implements AutoCloseable {

  /** Callers of one lane wait for each other. */
  enum Lane {
    FANS,
    ORGANIZERS
  }

  private final int maxWaiting;
  private final Duration maxWait;
  private final Map<Lane, Queue<Task>> lanes = new EnumMap<>(Lane.class);
  private Lane served = Lane.ORGANIZERS;
  private boolean closed;

  HashingQueue(int threads, int maxWaiting, Duration maxWait) {
    this.maxWaiting = maxWaiting;
    this.maxWait = maxWait;
    for (Lane lane : Lane.values()) {
      lanes.put(lane, new ArrayDeque<>());
    }
    IntStream.range(0, threads)
        .forEach(
            i -> Thread.ofPlatform().daemon().name("fairqueue-hashing-" + i).start(this::work));
  }

  /**
   * Waits for its turn and does the work; throws what the work throws.
   *
   * @param gone whether nobody waits for the answer any more
   * @throws Refused if the work was not begun
   */
  <T> T inTurn(Lane lane, BooleanSupplier gone, Supplier<T> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Task task =
        new Task(
            gone,
            () -> {
              try {
                answer.complete(work.get());
              } catch (RuntimeException | Error failure) {
                answer.completeExceptionally(failure);
              }
            },
            reason -> answer.completeExceptionally(new Refused(reason)));
    enter(lane, task);
    try {
      return await(lane, task, answer);
    } catch (InterruptedException stop) {
      leave(lane, task);
      Thread.currentThread().interrupt();
      throw new Refused(Reason.GONE);
    }
  }

  synchronized int waiting(Lane lane) {
    return queue(lane).size();
  }

  @Override
  public synchronized void close() {
    closed = true;
    for (Queue<Task> queue : lanes.values()) {
      queue.forEach(task -> task.refused.accept(Reason.GONE));
      queue.clear();
    }
    notifyAll();
  }

  private <T> T await(Lane lane, Task task, CompletableFuture<T> answer)
      throws InterruptedException {
    try {
      return answer.get(maxWait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      if (leave(lane, task)) {
        throw new Refused(Reason.TOO_LONG);
      }
      return join(answer); // begun by now
    } catch (ExecutionException failed) {
      return join(answer);
    }
  }

  private static <T> T join(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException failed) {
      Throwable cause = failed.getCause();
      if (cause instanceof RuntimeException own) {
        throw own;
      }
      if (cause instanceof Error fatal) {
        throw fatal;
      }
      throw failed;
    }
  }

  private synchronized void enter(Lane lane, Task task) {
    Queue<Task> queue = queue(lane);
    if (queue.size() >= maxWaiting) {
      dropGone(queue);
    }
    if (closed || queue.size() >= maxWaiting) {
      throw new Refused(Reason.TOO_MANY);
    }
    queue.add(task);
    notifyAll();
  }

  private synchronized boolean leave(Lane lane, Task task) {
    return queue(lane).remove(task);
  }

  private static void dropGone(Queue<Task> queue) {
    for (Iterator<Task> each = queue.iterator(); each.hasNext(); ) {
      Task task = each.next();
      if (task.gone.getAsBoolean()) {
        each.remove();
        task.refused.accept(Reason.GONE);
      }
    }
  }

  private void work() {
    try {
      while (true) {
        Task task = next();
        if (task == null) {
          return;
        }
        if (task.gone.getAsBoolean()) {
          task.refused.accept(Reason.GONE);
        } else {
          task.work.run();
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** The other lane's first, if anybody waits there; null in the end. */
  private synchronized @Nullable Task next() throws InterruptedException {
    while (!closed) {
      Lane other = served == Lane.FANS ? Lane.ORGANIZERS : Lane.FANS;
      for (Lane lane : new Lane[] {other, served}) {
        Task task = queue(lane).poll();
        if (task != null) {
          served = lane;
          return task;
        }
      }
      wait();
    }
    return null;
  }

  private Queue<Task> queue(Lane lane) {
    return Objects.requireNonNull(lanes.get(lane));
  }

  /** Why the work was not done. */
  enum Reason {
    TOO_MANY,
    TOO_LONG,
    GONE
  }

  /** The work was not begun. */
  static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    Refused(Reason reason) {
      super(reason.name(), null, false, false);
      this.reason = reason;
    }

    Reason reason() {
      return reason;
    }
  }

  /** Compared by identity. */
  private static final class Task {

    private final BooleanSupplier gone;
    private final Runnable work;
    private final Consumer<Reason> refused;

    Task(BooleanSupplier gone, Runnable work, Consumer<Reason> refused) {
      this.gone = gone;
      this.work = work;
      this.refused = refused;
    }
  }
}
