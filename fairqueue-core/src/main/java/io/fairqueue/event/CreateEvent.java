package io.fairqueue.event;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventFacts;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Stores;
import java.time.InstantSource;

/** Makes a draft, with its stock. */
final class CreateEvent {

  private final EventStore events;
  private final Authorization authorization;
  private final IdSource ids;
  private final InstantSource time;

  CreateEvent(Stores stores, IdSource ids, InstantSource time) {
    this.events = stores.events();
    this.authorization = new Authorization(stores, time);
    this.ids = ids;
    this.time = time;
  }

  public Events.Creation create(Actor actor, OrganizerId owner, EventDetails details) {
    EventRules.checkNew(details);
    var draft =
        new Event.Draft(
            EventFacts.created(
                new EventId(ids.next()), owner, details.checkTexts(), time.instant()));
    Deed deed = Deed.on(draft, "event.create").into("organizer", owner);
    return authorization.noted(actor, deed, () -> events.insert(draft))
        ? new Events.Creation.Created(draft)
        : new Events.Creation.SlugTaken();
  }
}
