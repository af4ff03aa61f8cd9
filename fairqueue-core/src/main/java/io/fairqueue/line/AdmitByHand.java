package io.fairqueue.line;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.EventId;
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
    this.authorization = new Authorization(stores.audit(), time);
    this.admitFans = new AdmitFans(stores.lines(), notifier, time);
  }

  public Permitted<HandAdmission> admit(Actor actor, EventId id, int count) {
    var event = events.find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    if (!authorization.allows(actor, event, "queue.admit")) {
      return new Permitted.Forbidden<>();
    }
    for (int i = 0; i < MAX_TRIES && event != null; i++) {
      var admitted = admitFans.admitByHand(event, count);
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
