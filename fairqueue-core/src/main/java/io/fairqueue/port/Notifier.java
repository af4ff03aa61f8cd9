package io.fairqueue.port;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;

/**
 * Tells fans, at once and without a promise: a fan who is not reached learns it by asking.
 * Thread-safe, never blocks, never throws.
 */
public interface Notifier {

  void notify(Notice notice);

  /** Tells nobody. */
  static Notifier none() {
    return notice -> {};
  }

  /** Something that fans of an event want to know. */
  sealed interface Notice {

    EventId event();

    record Admitted(QueueEntry.Admitted entry) implements Notice {
      @Override
      public EventId event() {
        return entry.facts().eventId();
      }
    }

    record Expired(QueueEntry.Expired entry) implements Notice {
      @Override
      public EventId event() {
        return entry.facts().eventId();
      }
    }

    /** Units became free, or the last free one was taken. */
    record StockChanged(EventId event) implements Notice {}

    /** The event was changed: paused, resumed, ended… */
    record EventChanged(EventId event) implements Notice {}
  }
}
