package io.fairqueue.ticket;

import io.fairqueue.access.Actor;
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
import java.util.function.Supplier;

/** Who has tickets of an event, to those who may act on it. */
final class ShowAttendees {

  private final Stores stores;
  private final InstantSource time;

  ShowAttendees(Stores stores, InstantSource time) {
    this.stores = stores;
    this.time = time;
  }

  public Permitted<Page<Attendee>> list(Actor actor, AttendeeQuery query) {
    return permitted(actor, query.event(), () -> stores.tickets().attendees(query));
  }

  public Permitted<Integer> export(Actor actor, EventId event, Consumer<Attendee> sink) {
    return permitted(
        actor,
        event,
        () -> {
          int rows = stores.tickets().eachAttendee(event, sink);
          stores
              .audit()
              .record(
                  new AuditLog.Entry(
                      actor.id(),
                      "attendees.export",
                      event + " rows=" + rows,
                      time.instant(),
                      actor.origin().country()));
          return rows;
        });
  }

  private <T> Permitted<T> permitted(Actor actor, EventId id, Supplier<T> read) {
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    return actor.mayActOn(event)
        ? new Permitted.Allowed<>(read.get())
        : new Permitted.Forbidden<>();
  }
}
