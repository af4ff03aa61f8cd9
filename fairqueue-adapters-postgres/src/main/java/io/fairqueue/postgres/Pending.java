package io.fairqueue.postgres;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A request, the caller who waits for its answer, and then the answer. Thread-safe. */
final class Pending<Q, A> {

  private final Q request;
  private final Thread caller = Thread.currentThread();
  private final long since = System.nanoTime();
  private @Nullable A answer;
  private @Nullable Throwable failure;
  private volatile boolean done;

  Pending(Q request) {
    this.request = request;
  }

  Q request() {
    return request;
  }

  /** When it was made, in {@link System#nanoTime()}. */
  long since() {
    return since;
  }

  /** Answered, or given up by its caller. */
  boolean isDone() {
    return done;
  }

  void answer(A given) {
    answer = given;
    end();
  }

  void fail(Throwable cause) {
    failure = cause;
    end();
  }

  /** Leaves the request to its fate. */
  void giveUp() {
    done = true;
  }

  /** Waits at most so long; only its caller may. */
  void await(long nanos) throws InterruptedException {
    if (!done) {
      LockSupport.parkNanos(this, nanos);
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** What was answered, once it is. */
  @Nullable A given() {
    return answer;
  }

  @Nullable Throwable failure() {
    return failure;
  }

  private void end() {
    done = true;
    LockSupport.unpark(caller);
  }
}
