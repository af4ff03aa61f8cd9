package io.fairqueue.line;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Customer;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.line.facts.LineEntry;
import io.fairqueue.port.PlaceInLine;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Who waits in a line, to those who may see people. */
final class ShowEntries {

  private static final String ACTION = "queue.list";

  private final Stores stores;
  private final Authorization authorization;

  ShowEntries(Stores stores, InstantSource time) {
    this.stores = stores;
    this.authorization = new Authorization(stores, time);
  }

  Permitted<List<LineEntry>> list(Actor actor, EventId id, long number, int count) {
    return to(
        actor,
        id,
        event ->
            stores.lineReads().waiting(id, number, count).stream().map(this::waiting).toList());
  }

  /** Whatever became of it. */
  Permitted<Optional<LineEntry>> find(Actor actor, EventId id, EmailAddress email) {
    return to(
        actor,
        id,
        event ->
            stores
                .customers()
                .findByEmail(email)
                .flatMap(fan -> stores.lineReads().find(id, fan.id()).map(each -> of(each, fan))));
  }

  private <T> Permitted<T> to(Actor actor, EventId id, Function<Event, T> look) {
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    return authorization.allowsLook(actor, event, Right.SEE_PEOPLE, ACTION)
        ? new Permitted.Allowed<>(look.apply(event))
        : new Permitted.Forbidden<>();
  }

  private LineEntry waiting(PlaceInLine place) {
    return new LineEntry(
        place.entry(),
        place.position(),
        stores.customers().find(place.entry().facts().customerId()).orElse(null));
  }

  private LineEntry of(QueueEntry entry, Customer fan) {
    long position =
        entry instanceof QueueEntry.Waiting waiting
            ? stores
                .lineReads()
                .position(waiting.facts().eventId(), waiting.facts().place())
                .orElse(0)
            : 0;
    return new LineEntry(entry, position, fan);
  }
}
