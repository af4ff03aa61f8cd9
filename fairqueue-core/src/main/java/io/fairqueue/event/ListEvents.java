package io.fairqueue.event;

import io.fairqueue.port.EventQuery;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.Page;

/** A page of events with their stock: organizers see it as it is, the public as it was lately. */
final class ListEvents {

  private final EventReads shown;
  private final EventReads current;

  ListEvents(EventReads shown, EventReads current) {
    this.shown = shown;
    this.current = current;
  }

  public Page<EventView> list(EventQuery query) {
    EventReads events = query.viewer() == null && !query.allDrafts() ? shown : current;
    var page = events.list(query);
    return new Page<>(
        page.data().stream()
            .map(event -> new EventView(event, events.availability(event.id())))
            .toList(),
        page.request(),
        page.total());
  }
}
