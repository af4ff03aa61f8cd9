package io.fairqueue.event;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.EventStats;
import io.fairqueue.port.Stores;
import java.time.InstantSource;

/** An event in numbers, to those who may act on it. */
final class ShowStats {

  private final Stores stores;
  private final Authorization authorization;
  private final InstantSource time;

  ShowStats(Stores stores, InstantSource time) {
    this.stores = stores;
    this.authorization = new Authorization(stores, time);
    this.time = time;
  }

  public Permitted<EventStats> show(Actor actor, EventId id) {
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    return authorization.allows(actor, event, Right.SEE)
        ? new Permitted.Allowed<>(stores.stats().of(id, time.instant()))
        : new Permitted.Forbidden<>();
  }
}
