package io.fairqueue.cli.witness;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Where everybody writes down what they saw. Thread-safe. */
public final class Diary {

  private final long begin = System.nanoTime();
  private final Queue<Seen> pages = new ConcurrentLinkedQueue<>();

  /**
   * How long after the beginning, in nanoseconds.
   *
   * @param nanoTime a moment as {@link System#nanoTime} has it
   */
  public long sinceBegin(long nanoTime) {
    return nanoTime - begin;
  }

  public void write(Seen seen) {
    pages.add(seen);
  }

  /** All that was written so far. */
  public List<Seen> pages() {
    return List.copyOf(pages);
  }
}
