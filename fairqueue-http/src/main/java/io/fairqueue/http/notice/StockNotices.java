package io.fairqueue.http.notice;

import io.fairqueue.domain.EventId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * Makes a storm of changes of an event's stock a notice at once, and one per second after that.
 * Thread-safe, never blocks; remembers the events of the last second.
 */
public final class StockNotices {

  /** Those that were noticed since the last beat; whether they have changed once more since. */
  private final ConcurrentMap<EventId, Boolean> changedAgain = new ConcurrentHashMap<>();

  private final Consumer<EventId> onNotice;

  /**
   * @param onNotice must not block
   */
  public StockNotices(Consumer<EventId> onNotice) {
    this.onNotice = onNotice;
  }

  /** Units of the event became free, held or sold. */
  public void changed(EventId event) {
    if (Boolean.FALSE.equals(changedAgain.merge(event, false, (before, now) -> true))) {
      onNotice.accept(event);
    }
  }

  /** A second is over: whatever has changed meanwhile is noticed. */
  public void beat() {
    for (EventId event : changedAgain.keySet()) {
      if (!changedAgain.remove(event, false)) {
        changedAgain.put(event, false);
        onNotice.accept(event);
      }
    }
  }
}
