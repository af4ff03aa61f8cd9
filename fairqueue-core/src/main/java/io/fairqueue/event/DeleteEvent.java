package io.fairqueue.event;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.Stores;
import java.time.InstantSource;

/** Deletes a draft. */
final class DeleteEvent {

  private final EventStore events;
  private final Authorization authorization;
  private final Notifier notifier;

  DeleteEvent(Stores stores, Notifier notifier, InstantSource time) {
    this.events = stores.events();
    this.authorization = new Authorization(stores, time);
    this.notifier = notifier;
  }

  public Permitted<Events.Change> delete(Actor actor, EventId id) {
    Event event = events.find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    if (!authorization.allows(actor, event, Right.CLOSE)) {
      return new Permitted.Forbidden<>();
    }
    if (!authorization.noted(actor, Deed.on(id, "event.delete"), () -> events.deleteDraft(id))) {
      return new Permitted.Allowed<>(new Events.Change.InvalidTransition(event));
    }
    notifier.notify(new Notifier.Notice.EventChanged(id));
    return new Permitted.Allowed<>(new Events.Change.Changed(event));
  }
}
