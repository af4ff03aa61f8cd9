package io.fairqueue.event;

import io.fairqueue.port.EventQuery;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.Page;

/** A page of events with their stock: organizers see the truth, the public what is shown of it. */
final class ListEvents {

  private final EventReads shown;
  private final EventReads truth;

  ListEvents(EventReads shown, EventReads truth) {
    this.shown = shown;
    this.truth = truth;
  }

  public Page<EventView> list(EventQuery query) {
    EventReads events = query.viewer() == null && !query.allDrafts() ? shown : truth;
    var page = events.list(query);
    return new Page<>(
        page.data().stream()
            .map(event -> new EventView(event, events.availability(event.id())))
            .toList(),
        page.request(),
        page.total());
  }
}
