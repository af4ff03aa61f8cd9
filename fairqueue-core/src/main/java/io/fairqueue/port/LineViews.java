package io.fairqueue.port;

import io.fairqueue.domain.EventId;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * This node's copies of lines, from which a store answers what a crowd asks. Thread-safe. A store
 * that keeps the line itself in memory has none.
 */
public interface LineViews {

  /**
   * Compares the view of every live line with the log, loads what is missing and drops what nobody
   * asks for; to be called about once a second. A view answers only while it is known to have been
   * equal to the log within 2 s.
   *
   * @throws StoreUnavailableException if the store does not answer; for one line it does not keep
   *     the others from being compared
   */
  void refresh();

  /**
   * Another node has committed rows of a line, up to this one: the view follows soon. Never blocks.
   */
  void heard(EventId event, long rev);

  /** Makes a view from the line's log again, soon. Never blocks. */
  void rebuild(EventId event);

  /** The last row that is in a view; empty where there is no view. */
  OptionalLong rev(EventId event);

  /** For how long the stalest view of a live line has not been known to equal the log. */
  Duration staleness();

  /** What all views take of this node's memory, in bytes. */
  long bytes();

  /** Of a store that has none. */
  static LineViews none() {
    return new LineViews() {
      @Override
      public void refresh() {
        // The stores are asked.
      }

      @Override
      public void heard(EventId event, long rev) {
        // The stores are asked.
      }

      @Override
      public void rebuild(EventId event) {
        // The stores are asked.
      }

      @Override
      public OptionalLong rev(EventId event) {
        return OptionalLong.empty();
      }

      @Override
      public Duration staleness() {
        return Duration.ZERO;
      }

      @Override
      public long bytes() {
        return 0;
      }
    };
  }
}
