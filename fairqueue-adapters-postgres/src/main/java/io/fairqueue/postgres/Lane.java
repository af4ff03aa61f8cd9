package io.fairqueue.postgres;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Requests that wait for one writer. Thread-safe.
 *
 * <p>Whoever offers the first one has to start the writer; it is the only one to take, and a lane
 * that it found empty is gone for good.
 */
final class Lane<P> {

  /** What became of an offer. */
  enum Offered {
    FIRST,
    BEHIND_OTHERS,
    FULL,
    GONE
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<P> waiting = new ArrayDeque<>();
  private boolean begun;
  private boolean gone;
  private volatile long movedAt = System.nanoTime();

  Offered offer(P pending, int bound) {
    lock.lock();
    try {
      if (gone) {
        return Offered.GONE;
      }
      if (waiting.size() >= bound) {
        return Offered.FULL;
      }
      waiting.add(pending);
      if (begun) {
        return Offered.BEHIND_OTHERS;
      }
      begun = true;
      return Offered.FIRST;
    } finally {
      lock.unlock();
    }
  }

  /** Those that wait, at most so many; none when the lane is gone. */
  List<P> take(int most) {
    lock.lock();
    try {
      List<P> taken = new ArrayList<>(Math.min(most, waiting.size()));
      while (taken.size() < most && !waiting.isEmpty()) {
        taken.add(waiting.remove());
      }
      gone = taken.isEmpty();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Notes that the writer got something done. */
  void moved() {
    movedAt = System.nanoTime();
  }

  /** When that was last, in {@link System#nanoTime()}. */
  long movedAt() {
    return movedAt;
  }
}
