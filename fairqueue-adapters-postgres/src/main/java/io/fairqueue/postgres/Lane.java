package io.fairqueue.postgres;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Requests that wait for a few writers. Thread-safe.
 *
 * <p>Whoever's offer finds a writer missing has to start one; only writers take, and one that finds
 * nothing has ended. A lane whose last writer has ended is gone for good.
 */
final class Lane<P> {

  /** What became of an offer. */
  enum Offered {
    START_WRITER,
    TAKEN,
    FULL,
    GONE
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<P> waiting = new ArrayDeque<>();
  private final int bound;
  private final int mostWriters;
  private int writers;
  private boolean gone;
  private volatile long movedAt = System.nanoTime();

  Lane(int bound, int mostWriters) {
    this.bound = bound;
    this.mostWriters = mostWriters;
  }

  Offered offer(P pending) {
    lock.lock();
    try {
      if (gone) {
        return Offered.GONE;
      }
      if (waiting.size() >= bound) {
        return Offered.FULL;
      }
      waiting.add(pending);
      if (writers >= mostWriters) {
        return Offered.TAKEN;
      }
      writers++;
      return Offered.START_WRITER;
    } finally {
      lock.unlock();
    }
  }

  /** Those that wait, at most so many; none when the writer that asks has ended. */
  List<P> take(int most) {
    lock.lock();
    try {
      List<P> taken = new ArrayList<>(Math.min(most, waiting.size()));
      while (taken.size() < most && !waiting.isEmpty()) {
        taken.add(waiting.remove());
      }
      if (taken.isEmpty()) {
        writers--;
        gone = writers == 0;
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Lets a writer put back what it took, in front of those that wait. */
  void putBack(List<P> taken) {
    lock.lock();
    try {
      taken.reversed().forEach(waiting::addFirst);
    } finally {
      lock.unlock();
    }
  }

  boolean isGone() {
    lock.lock();
    try {
      return gone;
    } finally {
      lock.unlock();
    }
  }

  /** Notes that a writer got something done. */
  void moved() {
    movedAt = System.nanoTime();
  }

  /** When that was last, in {@link System#nanoTime()}. */
  long movedAt() {
    return movedAt;
  }
}
