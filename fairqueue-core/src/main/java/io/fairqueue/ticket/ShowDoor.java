package io.fairqueue.ticket;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.door.CheckIn;
import io.fairqueue.domain.door.DoorCount;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.port.CheckInQuery;
import io.fairqueue.port.Slice;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Who came in, and how many, to those who work there. */
final class ShowDoor {

  private final Stores stores;
  private final Authorization authorization;

  ShowDoor(Stores stores, InstantSource time) {
    this.stores = stores;
    this.authorization = new Authorization(stores, time);
  }

  public Permitted<Slice<CheckIn>> list(Actor actor, CheckInQuery query) {
    return to(actor, query.event(), "check-ins.list", () -> stores.tickets().checkIns(query));
  }

  public Permitted<DoorCount> count(Actor actor, EventId event) {
    return to(actor, event, "check-ins.count", () -> stores.tickets().doorCount(event));
  }

  private <T> Permitted<T> to(Actor actor, EventId id, String action, Supplier<T> read) {
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    return authorization.allowsLook(actor, event, right(actor, event), action)
        ? new Permitted.Allowed<>(read.get())
        : new Permitted.Forbidden<>();
  }

  /** Who stands at the door sees it, and whoever sees the event's other lists. */
  private Right right(Actor actor, Event event) {
    return authorization.role(actor.id(), event).filter(Role.DOOR::equals).isPresent()
        ? Right.CHECK_IN
        : Right.SEE;
  }
}
