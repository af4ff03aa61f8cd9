package io.fairqueue.ticket;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Attendee;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.AttendeeQuery;
import io.fairqueue.port.Page;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Who has tickets of an event, to those who may act on it. */
final class ShowAttendees {

  private final Stores stores;
  private final Authorization authorization;

  ShowAttendees(Stores stores, InstantSource time) {
    this.stores = stores;
    this.authorization = new Authorization(stores, time);
  }

  public Permitted<Page<Attendee>> list(Actor actor, AttendeeQuery query) {
    Event event = stores.events().find(query.event()).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    boolean seesPeople = authorization.allows(actor, event, Right.SEE_PEOPLE);
    // A search tells who is there, also where no name is shown.
    boolean isSearch = query.search() != null;
    if (!authorization.allowsLook(actor, event, Right.SEE, "attendees.list")
        || (isSearch && !seesPeople)) {
      return new Permitted.Forbidden<>();
    }
    Page<Attendee> found = stores.tickets().attendees(query);
    return new Permitted.Allowed<>(
        seesPeople
            ? found
            : new Page<>(
                found.data().stream().map(Attendee::anonymous).toList(),
                found.request(),
                found.total()));
  }

  public Permitted<Integer> export(Actor actor, EventId id, Consumer<Attendee> sink) {
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    if (!authorization.allows(actor, event, Right.EXPORT)) {
      return new Permitted.Forbidden<>();
    }
    int rows = stores.tickets().eachAttendee(id, sink);
    authorization.record(
        actor, Deed.on(event, "attendees.export").to(id + " rows=" + rows).into("rows", rows));
    return new Permitted.Allowed<>(rows);
  }
}
