package io.fairqueue.ticket;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.DoorScan;
import io.fairqueue.port.Stores;
import io.fairqueue.port.TicketStore.CheckInOutcome;
import java.time.Instant;
import java.time.InstantSource;

/** Lets the holder of a ticket in, once. */
final class CheckInTicket {

  private final Stores stores;
  private final Authorization authorization;
  private final InstantSource time;

  CheckInTicket(Stores stores, InstantSource time) {
    this.stores = stores;
    this.authorization = new Authorization(stores, time);
    this.time = time;
  }

  public Permitted<CheckInOutcome> checkIn(Actor actor, DoorScan scan) {
    Event event = stores.events().find(scan.event()).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    Instant now = time.instant();
    scan.checkAge(now);
    if (!authorization.allows(actor, event, Right.CHECK_IN)) {
      return new Permitted.Forbidden<>();
    }
    return new Permitted.Allowed<>(
        authorization.noted(
            actor,
            Deed.on(event, "ticket.check-in").to(scan.ticket()),
            () -> stores.tickets().checkIn(scan, actor.id(), now)));
  }
}
