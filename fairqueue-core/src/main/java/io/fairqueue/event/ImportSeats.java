package io.fairqueue.event;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.Notifier;
import io.fairqueue.port.SeatPlan;
import io.fairqueue.port.SeatStore.ImportOutcome;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.function.Function;

/** Adds the seats of a whole plan, all or none. */
final class ImportSeats {

  private static final int MAX_SEATS = 100_000;

  private final Stores stores;
  private final Authorization authorization;
  private final Notifier notifier;

  ImportSeats(Stores stores, Notifier notifier, InstantSource time) {
    this.stores = stores;
    this.authorization = new Authorization(stores, time);
    this.notifier = notifier;
  }

  public Permitted<ImportOutcome> add(
      Actor actor, EventId id, Function<EventDetails, SeatPlan> made) {
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    if (!authorization.allows(actor, event, Right.RUN)) {
      return new Permitted.Forbidden<>();
    }
    if (event instanceof Event.Ended || event instanceof Event.Cancelled) {
      return new Permitted.Allowed<>(new ImportOutcome.SaleOver());
    }
    SeatPlan plan = made.apply(event.details());
    if (plan.seats().size() > MAX_SEATS) {
      throw new InvalidInputException("seats", "must have at most 100000 items");
    }
    plan.seats().forEach(planned -> planned.seat().checkTexts());
    if (plan.dryRun()) {
      return new Permitted.Allowed<>(stores.seats().importSeats(id, plan));
    }
    Deed deed = Deed.on(id, "event.import-seats").into("seats", plan.seats().size());
    ImportOutcome outcome =
        authorization.noted(actor, deed, () -> stores.seats().importSeats(id, plan));
    if (outcome instanceof ImportOutcome.Imported) {
      notifier.notify(new Notifier.Notice.StockChanged(id));
    }
    return new Permitted.Allowed<>(outcome);
  }
}
