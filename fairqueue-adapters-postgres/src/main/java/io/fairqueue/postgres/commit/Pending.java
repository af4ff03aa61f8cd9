package io.fairqueue.postgres.commit;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request, and the listener that hears what became of it. Thread-safe. */
final class Pending<Q, A> {

  private final Q request;
  private final Executor executor;
  private final GroupCommit.Reply<A> reply;
  private final long since = System.nanoTime();
  private final AtomicBoolean ended = new AtomicBoolean();

  /**
   * @param executor runs the reply
   */
  Pending(Q request, Executor executor, GroupCommit.Reply<A> reply) {
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
