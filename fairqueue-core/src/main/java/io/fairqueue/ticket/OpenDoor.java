package io.fairqueue.ticket;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.EventStore;

/** The event of a door, to those who may let people in there. */
final class OpenDoor {

  private final EventStore events;

  OpenDoor(EventStore events) {
    this.events = events;
  }

  public Permitted<Event> open(Actor actor, EventId id) {
    Event event = events.find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    return actor.mayActOn(event) ? new Permitted.Allowed<>(event) : new Permitted.Forbidden<>();
  }
}
