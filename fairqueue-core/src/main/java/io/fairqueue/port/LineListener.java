package io.fairqueue.port;

import io.fairqueue.domain.EventId;

/** Hears of what a line's log has become, as soon as that is committed. Must not block or throw. */
@FunctionalInterface
public interface LineListener {

  /**
   * Rows were committed.
   *
   * @param rev of the last one
   */
  void changed(EventId event, long rev);

  static LineListener none() {
    return (event, rev) -> {};
  }
}
