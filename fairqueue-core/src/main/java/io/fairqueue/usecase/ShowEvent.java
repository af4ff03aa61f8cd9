package io.fairqueue.usecase;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.EventReads;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event with its stock; a draft only to those who may act on it. */
public final class ShowEvent {

  private final EventReads events;

  public ShowEvent(EventReads events) {
    this.events = events;
  }

  /**
   * Empty when there is no such event for this viewer.
   *
   * @param viewer the organizer who asks; null for the public
   */
  public Optional<EventView> show(EventId id, @Nullable Actor viewer) {
    return events
        .find(id)
        .filter(
            event -> !(event instanceof Event.Draft) || (viewer != null && viewer.mayActOn(event)))
        .map(event -> new EventView(event, events.availability(id)));
  }
}
