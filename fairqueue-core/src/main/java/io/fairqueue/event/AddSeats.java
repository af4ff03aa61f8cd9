package io.fairqueue.event;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.EventStore;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.SeatStore;
import io.fairqueue.port.SeatStore.AddSeatsOutcome;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.List;

/** Adds seats to a reserved tier, all or none. */
final class AddSeats {

  private static final int MAX_SEATS = 20_000;

  private final EventStore events;
  private final SeatStore seats;
  private final Authorization authorization;
  private final Notifier notifier;

  AddSeats(Stores stores, Notifier notifier, InstantSource time) {
    this.events = stores.events();
    this.seats = stores.seats();
    this.authorization = new Authorization(stores, time);
    this.notifier = notifier;
  }

  public Permitted<AddSeatsOutcome> add(Actor actor, EventId id, TierId tier, List<Seat> added) {
    if (added.isEmpty() || added.size() > MAX_SEATS) {
      throw new InvalidInputException("seats", "must have between 1 and 20000 items");
    }
    added.forEach(Seat::checkTexts);
    Event event = events.find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    if (!authorization.allows(actor, event, Right.RUN)) {
      return new Permitted.Forbidden<>();
    }
    if (event instanceof Event.Ended || event instanceof Event.Cancelled) {
      return new Permitted.Allowed<>(new AddSeatsOutcome.SaleOver());
    }
    boolean reserved =
        event.details().tiers().stream()
            .anyMatch(each -> each.id().equals(tier) && each.seating() == Seating.RESERVED);
    if (!reserved) {
      return new Permitted.Allowed<>(new AddSeatsOutcome.TierNotFound());
    }
    Deed deed = Deed.on(id, "event.add-seats").to(tier).into("seats", added.size());
    AddSeatsOutcome outcome = authorization.noted(actor, deed, () -> seats.add(id, tier, added));
    if (outcome instanceof AddSeatsOutcome.Added) {
      notifier.notify(new Notifier.Notice.StockChanged(id));
    }
    return new Permitted.Allowed<>(outcome);
  }
}
