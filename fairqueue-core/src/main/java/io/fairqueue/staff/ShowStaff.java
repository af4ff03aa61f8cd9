package io.fairqueue.staff;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.port.AuditLog.Entry;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Who works on an event, what they may do, and what they did. */
final class ShowStaff {

  private final Stores stores;
  private final Authorization authorization;

  ShowStaff(Stores stores, InstantSource time) {
    this.stores = stores;
    this.authorization = new Authorization(stores, time);
  }

  Permitted<Event> check(Actor actor, EventId id, Right right) {
    return to(actor, id, right, event -> event);
  }

  Permitted<List<Member>> list(Actor actor, EventId id) {
    return to(actor, id, Right.OWN, this::members);
  }

  Permitted<Page<Entry>> audit(Actor actor, EventId id, PageRequest page) {
    return to(actor, id, Right.READ_AUDIT, event -> stores.audit().ofEvent(id, page));
  }

  Set<Right> rights(Actor actor, Event event) {
    return actor.admin()
        ? EnumSet.allOf(Right.class)
        : authorization.role(actor.id(), event).map(Role::rights).orElse(Set.of());
  }

  private List<Member> members(Event event) {
    OrganizerId owner = event.facts().organizerId();
    Stream<Member> first = stores.organizers().find(owner).map(Member::owner).stream();
    Stream<Member> others =
        stores.staff().of(event.id()).stream()
            .flatMap(
                member ->
                    stores.organizers().find(member.organizer()).stream()
                        .map(account -> Member.of(account, member)));
    return Stream.concat(first, others).toList();
  }

  private <T> Permitted<T> to(Actor actor, EventId id, Right right, Function<Event, T> look) {
    Event event = stores.events().find(id).orElse(null);
    if (event == null) {
      return new Permitted.NotFound<>();
    }
    return authorization.allows(actor, event, right)
        ? new Permitted.Allowed<>(look.apply(event))
        : new Permitted.Forbidden<>();
  }
}
