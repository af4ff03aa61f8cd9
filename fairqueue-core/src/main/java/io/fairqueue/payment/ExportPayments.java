package io.fairqueue.payment;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.ListedPayment;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.function.Consumer;

/** All payments of an event, to those who may take lists away. */
final class ExportPayments {

  private final Stores stores;
  private final Authorization authorization;

  ExportPayments(Stores stores, InstantSource time) {
    this.stores = stores;
    this.authorization = new Authorization(stores, time);
  }

  public Permitted<Integer> export(Actor actor, EventId id, Consumer<ListedPayment> sink) {
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    if (!authorization.allows(actor, event, Right.EXPORT)) {
      return new Permitted.Forbidden<>();
    }
    int rows = stores.payments().eachPayment(id, sink);
    authorization.record(actor, Deed.on(event, "payments.export").into("rows", rows));
    return new Permitted.Allowed<>(rows);
  }
}
