package io.fairqueue.staff;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.domain.staff.StaffMember;
import io.fairqueue.port.Stores;
import java.time.InstantSource;

/** Gives somebody a role on an event, or takes it. */
final class AppointStaff {

  private static final String ROLE = "role";

  private final Stores stores;
  private final Authorization authorization;
  private final InstantSource time;

  AppointStaff(Stores stores, InstantSource time) {
    this.stores = stores;
    this.authorization = new Authorization(stores, time);
    this.time = time;
  }

  Permitted<Appointment> appoint(Actor actor, EventId id, OrganizerId who, Role role) {
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    return authorization.allows(actor, event, Right.OWN)
        ? new Permitted.Allowed<>(appoint(actor, event, who, role))
        : new Permitted.Forbidden<>();
  }

  /** The same, where the right is known. */
  Appointment appoint(Actor actor, Event event, OrganizerId who, Role role) {
    if (event.facts().organizerId().equals(who)) {
      return new Appointment.OwnerStays();
    }
    Organizer account = stores.organizers().find(who).orElse(null);
    if (account == null) {
      return new Appointment.NoAccount();
    }
    var member = new StaffMember(event.id(), who, role, actor.id(), time.instant());
    Deed deed =
        Deed.on(event, "staff.appoint")
            .to(who)
            .from(ROLE, stores.staff().role(event.id(), who).orElse(null))
            .into(ROLE, role);
    return authorization.noted(actor, deed, () -> stores.staff().put(member))
        ? new Appointment.Done(Member.of(account, member))
        : new Appointment.NoAccount();
  }

  Permitted<Appointment> dismiss(Actor actor, EventId id, OrganizerId who) {
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    return authorization.allows(actor, event, Right.OWN)
        ? new Permitted.Allowed<>(dismiss(actor, event, who))
        : new Permitted.Forbidden<>();
  }

  private Appointment dismiss(Actor actor, Event event, OrganizerId who) {
    if (event.facts().organizerId().equals(who)) {
      return new Appointment.OwnerStays();
    }
    StaffMember member =
        stores.staff().of(event.id()).stream()
            .filter(each -> each.organizer().equals(who))
            .findAny()
            .orElse(null);
    Organizer account = stores.organizers().find(who).orElse(null);
    if (member == null || account == null) {
      return new Appointment.NoMember();
    }
    Deed deed = Deed.on(event, "staff.dismiss").to(who).from(ROLE, member.role());
    return authorization.noted(actor, deed, () -> stores.staff().remove(event.id(), who))
        ? new Appointment.Done(Member.of(account, member))
        : new Appointment.NoMember();
  }
}
