package io.fairqueue.postgres.commit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

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
  private final List<List<P>> underWay = new ArrayList<>();
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

  /** Those that wait, at most {@code most}; none when the writer that asks has ended. */
  List<P> take(int max) {
    lock.lock();
    try {
      List<P> taken = new ArrayList<>(Math.min(max, waiting.size()));
      while (taken.size() < max && !waiting.isEmpty()) {
        taken.add(waiting.remove());
      }
      if (taken.isEmpty()) {
        writers--;
        gone = writers == 0;
      } else {
        underWay.add(taken);
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Ends what a writer took. */
  @SuppressWarnings("ReferenceEquality") // equal batches are still two
  void end(List<P> taken) {
    lock.lock();
    try {
      underWay.removeIf(each -> each == taken);
    } finally {
      lock.unlock();
    }
  }

  /** Takes out of the lane requests that wait too long. A later one has waited no longer. */
  List<P> leave(Predicate<P> tooLong) {
    lock.lock();
    try {
      List<P> left = new ArrayList<>();
      while (!waiting.isEmpty() && tooLong.test(waiting.peek())) {
        left.add(waiting.remove());
      }
      return left;
    } finally {
      lock.unlock();
    }
  }

  /** Requests taken by a writer that have no answer and wait too long. */
  List<P> underWay(Predicate<P> tooLong) {
    lock.lock();
    try {
      return underWay.stream().flatMap(List::stream).filter(tooLong).toList();
    } finally {
      lock.unlock();
    }
  }

  int waiting() {
    lock.lock();
    try {
      return waiting.size();
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
