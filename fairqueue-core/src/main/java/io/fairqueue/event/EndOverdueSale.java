package io.fairqueue.event;

import io.fairqueue.domain.Event;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.Notifier;
import java.time.InstantSource;

/** Ends a sale whose time is over. */
final class EndOverdueSale {

  private final EventStore events;
  private final Notifier notifier;
  private final InstantSource time;

  EndOverdueSale(EventStore events, Notifier notifier, InstantSource time) {
    this.events = events;
    this.notifier = notifier;
    this.time = time;
  }

  /** {@code false} when there was nothing to end, or another writer was faster. */
  public boolean end(Event event) {
    Event ended =
        switch (event) {
          case Event.Active active -> active.timeOut(time.instant());
          case Event.Paused paused -> paused.timeOut(time.instant());
          case Event.Draft draft -> null;
          case Event.Ended already -> null;
          case Event.Cancelled cancelled -> null;
        };
    if (ended == null || !events.replace(event, ended)) {
      return false;
    }
    notifier.notify(new Notifier.Notice.EventChanged(event.id()));
    return true;
  }
}
