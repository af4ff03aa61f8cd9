package io.fairqueue.picture;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.picture.PictureOwner;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.function.Function;

/** Lets those act on an event's picture who have the right. */
final class ActOnEvent {

  private final EventStore events;
  private final Authorization authorization;

  ActOnEvent(Stores stores, InstantSource time) {
    this.events = stores.events();
    this.authorization = new Authorization(stores, time);
  }

  <T> Permitted<T> act(
      Actor actor, EventId id, Right right, String action, Function<PictureOwner, T> act) {
    Event event = events.find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    return authorization.allows(actor, event, right)
        ? new Permitted.Allowed<>(
            authorization.noted(
                actor, Deed.on(event, action), () -> act.apply(new PictureOwner.OfEvent(id))))
        : new Permitted.Forbidden<>();
  }
}
