package io.fairqueue.payment;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.ListedPayment;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.Page;
import io.fairqueue.port.PaymentQuery;
import io.fairqueue.port.Stores;
import java.time.InstantSource;

/** Payments of an event, to those who may see who paid. */
final class ListPayments {

  private final Stores stores;
  private final Authorization authorization;

  ListPayments(Stores stores, InstantSource time) {
    this.stores = stores;
    this.authorization = new Authorization(stores, time);
  }

  public Permitted<Page<ListedPayment>> list(Actor actor, PaymentQuery query) {
    Event event = stores.events().find(query.event()).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    return authorization.allows(actor, event, Right.SEE_PEOPLE)
        ? new Permitted.Allowed<>(stores.payments().list(query))
        : new Permitted.Forbidden<>();
  }
}
