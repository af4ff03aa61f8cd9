package io.fairqueue.event;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventFacts;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.IdSource;
import java.time.InstantSource;

/** Makes a draft, with its stock. */
final class CreateEvent {

  private final EventStore events;
  private final IdSource ids;
  private final InstantSource time;

  CreateEvent(EventStore events, IdSource ids, InstantSource time) {
    this.events = events;
    this.ids = ids;
    this.time = time;
  }

  public Events.Creation create(OrganizerId owner, EventDetails details) {
    EventRules.checkNew(details);
    var draft =
        new Event.Draft(
            EventFacts.created(
                new EventId(ids.next()), owner, details.checkTexts(), time.instant()));
    return events.insert(draft)
        ? new Events.Creation.Created(draft)
        : new Events.Creation.SlugTaken();
  }
}
