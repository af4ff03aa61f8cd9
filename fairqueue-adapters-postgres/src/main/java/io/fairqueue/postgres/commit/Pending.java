package io.fairqueue.postgres.commit;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A request, and the listener that hears what became of it. Thread-safe. */
public final class Pending<Q, A> {

  /** Hears of a request, once: its answer, or why there is none. */
  @FunctionalInterface
  public interface Reply<A> {
    void done(@Nullable A answer, @Nullable Throwable failure);
  }

  private final Q request;
  private final Executor executor;
  private final Reply<A> reply;
  private final long since = System.nanoTime();
  private final AtomicBoolean ended = new AtomicBoolean();

  /**
   * @param executor runs the reply
   */
  Pending(Q request, Executor executor, Reply<A> reply) {
    this.request = request;
    this.executor = executor;
    this.reply = reply;
  }

  Q request() {
    return request;
  }

  Executor executor() {
    return executor;
  }

  Reply<A> reply() {
    return reply;
  }

  /** When it was made, in {@link System#nanoTime()}. */
  long since() {
    return since;
  }

  /** Answered, or given up. */
  boolean isDone() {
    return ended.get();
  }

  /** Whether the caller is the one to answer it: only the first who asks is. */
  boolean end() {
    return ended.compareAndSet(false, true);
  }
}
