package io.fairqueue.ticket;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Attendee;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.AttendeeQuery;
import io.fairqueue.port.AuditLog;
import io.fairqueue.port.Page;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Who has tickets of an event, to those who may act on it. */
final class ShowAttendees {

  private final Stores stores;
  private final Authorization authorization;
  private final InstantSource time;

  ShowAttendees(Stores stores, InstantSource time) {
    this.stores = stores;
    this.authorization = new Authorization(stores.audit(), time);
    this.time = time;
  }

  public Permitted<Page<Attendee>> list(Actor actor, AttendeeQuery query) {
    Event event = stores.events().find(query.event()).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    return authorization.allows(actor, event, "attendees.list")
        ? new Permitted.Allowed<>(stores.tickets().attendees(query))
        : new Permitted.Forbidden<>();
  }

  public Permitted<Integer> export(Actor actor, EventId id, Consumer<Attendee> sink) {
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    if (!actor.mayActOn(event)) {
      return new Permitted.Forbidden<>();
    }
    int rows = stores.tickets().eachAttendee(id, sink);
    stores
        .audit()
        .record(
            new AuditLog.Entry(
                actor.id(),
                "attendees.export",
                id + " rows=" + rows,
                time.instant(),
                actor.origin().country()));
    return new Permitted.Allowed<>(rows);
  }
}
