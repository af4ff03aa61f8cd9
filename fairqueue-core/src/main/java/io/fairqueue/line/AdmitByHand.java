package io.fairqueue.line;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.LineStore.HandAdmission;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.Stores;
import java.time.InstantSource;

/** Admits the next fans past the rate, but still within the stock. */
final class AdmitByHand {

  private static final int MAX_TRIES = 5;

  private final EventStore events;
  private final Authorization authorization;
  private final AdmitFans admitFans;

  AdmitByHand(Stores stores, Notifier notifier, InstantSource time) {
    this.events = stores.events();
    this.authorization = new Authorization(stores, time);
    this.admitFans = new AdmitFans(stores.lines(), notifier, time);
  }

  public Permitted<HandAdmission> admit(Actor actor, EventId id, int count) {
    Event event = events.find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    if (!authorization.allows(actor, event, Right.RUN)) {
      return new Permitted.Forbidden<>();
    }
    Deed deed = Deed.on(event, "queue.admit").into("count", count);
    for (int i = 0; i < MAX_TRIES && event != null; i++) {
      Event read = event;
      var admitted = authorization.noted(actor, deed, () -> admitFans.admitByHand(read, count));
      if (admitted.isPresent()) {
        return new Permitted.Allowed<>(admitted.get());
      }
      event = events.find(id).orElse(null);
    }
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    throw new StoreUnavailableException("events", "too many writers at once");
  }
}
