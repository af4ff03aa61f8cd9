package io.fairqueue.picture;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.picture.PictureOwner;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.function.Function;

/** Lets an event's owner, and admins, act on its picture. */
final class ActOnEvent {

  private final EventStore events;
  private final Authorization authorization;

  ActOnEvent(Stores stores, InstantSource time) {
    this.events = stores.events();
    this.authorization = new Authorization(stores.audit(), time);
  }

  <T> Permitted<T> act(Actor actor, EventId id, String action, Function<PictureOwner, T> act) {
    Event event = events.find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    return authorization.allows(actor, event, action)
        ? new Permitted.Allowed<>(act.apply(new PictureOwner.OfEvent(id)))
        : new Permitted.Forbidden<>();
  }
}
