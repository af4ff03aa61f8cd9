package io.fairqueue.staff;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.AuditLog.Entry;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.function.Consumer;

/** All that was done to an event, to those who may read it. */
final class ExportAudit {

  private final Stores stores;
  private final Authorization authorization;

  ExportAudit(Stores stores, InstantSource time) {
    this.stores = stores;
    this.authorization = new Authorization(stores, time);
  }

  public Permitted<Integer> export(Actor actor, EventId id, Consumer<Entry> sink) {
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    if (!authorization.allows(actor, event, Right.READ_AUDIT)) {
      return new Permitted.Forbidden<>();
    }
    int rows = stores.audit().eachOfEvent(id, sink);
    authorization.record(actor, Deed.on(event, "audit.export").into("rows", rows));
    return new Permitted.Allowed<>(rows);
  }
}
