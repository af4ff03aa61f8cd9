package io.fairqueue.ticket;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.Stores;
import io.fairqueue.port.TicketStore.CheckInOutcome;
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

  public Permitted<CheckInOutcome> checkIn(Actor actor, EventId id, TicketId ticket) {
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    if (!authorization.allows(actor, event, Right.CHECK_IN)) {
      return new Permitted.Forbidden<>();
    }
    return new Permitted.Allowed<>(
        authorization.noted(
            actor,
            Deed.on(event, "ticket.check-in").to(ticket),
            () -> stores.tickets().checkIn(id, ticket, time.instant())));
  }
}
