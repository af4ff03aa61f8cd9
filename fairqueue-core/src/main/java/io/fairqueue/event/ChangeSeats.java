package io.fairqueue.event;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.SeatChange;
import io.fairqueue.port.SeatStore;
import io.fairqueue.port.SeatStore.ChangeSeatOutcome;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Changes or removes a seat that nobody has. */
final class ChangeSeats {

  private final EventStore events;
  private final SeatStore seats;
  private final Authorization authorization;
  private final Notifier notifier;

  ChangeSeats(Stores stores, Notifier notifier, InstantSource time) {
    this.events = stores.events();
    this.seats = stores.seats();
    this.authorization = new Authorization(stores, time);
    this.notifier = notifier;
  }

  public Permitted<ChangeSeatOutcome> change(
      Actor actor, EventId id, UnitId unit, SeatChange change) {
    Deed deed = Deed.on(id, "event.change-seat").to(unit);
    return act(actor, id, deed, () -> seats.change(id, unit, change));
  }

  public Permitted<ChangeSeatOutcome> remove(Actor actor, EventId id, UnitId unit) {
    return act(actor, id, Deed.on(id, "event.remove-seat").to(unit), () -> seats.remove(id, unit));
  }

  private Permitted<ChangeSeatOutcome> act(
      Actor actor, EventId id, Deed deed, Supplier<ChangeSeatOutcome> act) {
    Event event = events.find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    if (!authorization.allows(actor, event, Right.RUN)) {
      return new Permitted.Forbidden<>();
    }
    if (event instanceof Event.Ended || event instanceof Event.Cancelled) {
      return new Permitted.Allowed<>(new ChangeSeatOutcome.SaleOver());
    }
    ChangeSeatOutcome outcome = authorization.noted(actor, deed, act);
    if (outcome instanceof ChangeSeatOutcome.Done) {
      notifier.notify(new Notifier.Notice.StockChanged(id));
    }
    return new Permitted.Allowed<>(outcome);
  }
}
