package io.fairqueue.event;

import io.fairqueue.access.Actor;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.EventReads;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event with its stock: organizers see it as it is, the public as it was lately. A draft only to
 * those who may act on it.
 */
final class ShowEvent {

  private final EventReads shown;
  private final EventReads current;

  ShowEvent(EventReads shown, EventReads current) {
    this.shown = shown;
    this.current = current;
  }

  /**
   * Empty when there is no such event for this viewer.
   *
   * @param viewer the organizer who asks; null for the public
   */
  public Optional<EventView> show(EventId id, @Nullable Actor viewer) {
    EventReads events = viewer == null ? shown : current;
    return events
        .find(id)
        .filter(
            event -> !(event instanceof Event.Draft) || (viewer != null && viewer.mayActOn(event)))
        .map(event -> new EventView(event, events.availability(id)));
  }
}
