package io.fairqueue.event;

import io.fairqueue.access.Actor;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.EventReads;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event with its stock: organizers see the truth, the public what is shown of it. A draft only
 * to those who may act on it.
 */
final class ShowEvent {

  private final EventReads shown;
  private final EventReads truth;

  ShowEvent(EventReads shown, EventReads truth) {
    this.shown = shown;
    this.truth = truth;
  }

  /**
   * Empty when there is no such event for this viewer.
   *
   * @param viewer the organizer who asks; null for the public
   */
  public Optional<EventView> show(EventId id, @Nullable Actor viewer) {
    EventReads events = viewer == null ? shown : truth;
    return events
        .find(id)
        .filter(
            event -> !(event instanceof Event.Draft) || (viewer != null && viewer.mayActOn(event)))
        .map(event -> new EventView(event, events.availability(id)));
  }
}
