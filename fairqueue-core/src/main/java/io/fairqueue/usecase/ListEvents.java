package io.fairqueue.usecase;

import io.fairqueue.port.EventQuery;
import io.fairqueue.port.EventReads;
import io.fairqueue.port.Page;

/** A page of events with their stock. */
public final class ListEvents {

  private final EventReads events;

  public ListEvents(EventReads events) {
    this.events = events;
  }

  public Page<EventView> list(EventQuery query) {
    var page = events.list(query);
    return new Page<>(
        page.data().stream()
            .map(event -> new EventView(event, events.availability(event.id())))
            .toList(),
        page.request(),
        page.total());
  }
}
