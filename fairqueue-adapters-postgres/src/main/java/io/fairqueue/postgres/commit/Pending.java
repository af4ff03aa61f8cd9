package io.fairqueue.postgres.commit;

import io.fairqueue.port.Tracing;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A request, and the listener that hears what became of it. Thread-safe. */
final class Pending<Q, A> {

  private final Q request;
  private final Executor executor;
  private final GroupCommit.Reply<A> reply;
  private final long since = System.nanoTime();
  private final AtomicBoolean ended = new AtomicBoolean();

  private final Tracing.@Nullable Cause cause;

  /**
   * @param executor runs the reply
   * @param cause what it is asked for; null where nobody traces that
   */
  Pending(Q request, Executor executor, GroupCommit.Reply<A> reply, Tracing.@Nullable Cause cause) {
    this.cause = cause;
    this.request = request;
    this.executor = executor;
    this.reply = reply;
  }

  Tracing.@Nullable Cause cause() {
    return cause;
  }

  Q request() {
    return request;
  }

  Executor executor() {
    return executor;
  }

  GroupCommit.Reply<A> reply() {
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
