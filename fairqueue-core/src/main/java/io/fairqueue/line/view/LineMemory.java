package io.fairqueue.line.view;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much memory the lines of this node may take together. Rows that are committed are applied
 * whatever they take; what stops at the limit is that fans join. Thread-safe.
 */
public final class LineMemory {

  private final long limit;
  private final AtomicLong used = new AtomicLong();

  /**
   * So much for all lines together.
   *
   * @param limit in bytes
   */
  public LineMemory(long limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("lines need memory");
    }
    this.limit = limit;
  }

  /** A quarter of what this process may take at all. */
  public static LineMemory ofThisNode() {
    return new LineMemory(Runtime.getRuntime().maxMemory() / 4);
  }

  /** Whether fans may still join. */
  public boolean hasRoom() {
    return used.get() < limit;
  }

  /** What the lines take now, in bytes. */
  public long used() {
    return used.get();
  }

  public long limit() {
    return limit;
  }

  void changed(long by) {
    used.addAndGet(by);
  }
}
