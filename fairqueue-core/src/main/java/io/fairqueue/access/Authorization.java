package io.fairqueue.access;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.port.AuditLog.Entry;
import io.fairqueue.port.AuditLog.Trace;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says who may do what on an event, by what the stores say now, and has written down what staff do.
 * Thread-safe; blocks on the stores.
 */
public final class Authorization {

  private final Stores stores;
  private final InstantSource time;

  public Authorization(Stores stores, InstantSource time) {
    this.stores = stores;
    this.time = time;
  }

  /** Whether somebody has a right on an event: by their role, or as an admin. */
  public boolean allows(Actor actor, Event event, Right right) {
    return actor.admin() || has(actor.id(), event, right);
  }

  /** The same for a look at what not everybody sees: an admin without the right leaves a row. */
  public boolean allowsLook(Actor actor, Event event, Right right, String action) {
    boolean own = has(actor.id(), event, right);
    if (!own && actor.admin()) {
      record(actor, Deed.on(event, action));
    }
    return own || actor.admin();
  }

  /** What somebody is on an event, without what admins may; empty for nothing. */
  public Optional<Role> role(OrganizerId organizer, Event event) {
    return event.facts().organizerId().equals(organizer)
        ? Optional.of(Role.OWNER)
        : stores.staff().role(event.id(), organizer);
  }

  /** Acts; what was changed is written down with the change. */
  public <T> T noted(Actor actor, Deed deed, Supplier<T> act) {
    return stores.audit().along(entry(actor, deed), act);
  }

  /** Writes down what is done elsewhere, or seen. */
  public void record(Actor actor, Deed deed) {
    stores.audit().record(entry(actor, deed));
  }

  private boolean has(OrganizerId organizer, Event event, Right right) {
    return role(organizer, event).filter(right::isOf).isPresent();
  }

  private Entry entry(Actor actor, Deed deed) {
    Origin origin = actor.origin();
    return new Entry(
        actor.id(),
        origin.operator(),
        deed.action(),
        deed.subject(),
        deed.event(),
        time.instant(),
        new Trace(origin.country(), origin.requestId(), origin.ipPrefix()),
        deed.change());
  }
}
