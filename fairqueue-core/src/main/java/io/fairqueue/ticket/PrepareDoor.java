package io.fairqueue.ticket;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Attendee;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.function.Consumer;

/** What a device at the door has to know for when there is no network. */
final class PrepareDoor {

  private final Stores stores;
  private final Authorization authorization;

  PrepareDoor(Stores stores, InstantSource time) {
    this.stores = stores;
    this.authorization = new Authorization(stores, time);
  }

  public Permitted<Event> prepare(Actor actor, EventId id, Consumer<Attendee> sink) {
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    if (!authorization.allowsLook(actor, event, Right.CHECK_IN, "door.prepare")) {
      return new Permitted.Forbidden<>();
    }
    int unused = stores.tickets().eachAttendee(id, sink);
    return new Permitted.Allowed<>(event);
  }
}
