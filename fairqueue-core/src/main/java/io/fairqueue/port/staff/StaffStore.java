package io.fairqueue.port.staff;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.domain.staff.StaffMember;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who works on which event, beside its organizer. Thread-safe. */
public interface StaffStore {

  /**
   * Gives somebody a role on an event, in place of the one they have.
   *
   * <p>Atomic; of two callers the later one counts. Repeating is safe. Uses the caller's clock,
   * inside the member.
   *
   * @return {@code false} if there is no such event or account
   */
  boolean put(StaffMember member);

  /**
   * Takes somebody's role on an event. Atomic; of two callers one takes it.
   *
   * @return {@code false} if there is none, and so when repeated
   */
  boolean remove(EventId event, OrganizerId organizer);

  /** Somebody's role on an event, as of now. One keyed read. */
  Optional<Role> role(EventId event, OrganizerId organizer);

  /** All roles that somebody has. One read. */
  Map<EventId, Role> roles(OrganizerId organizer);

  /** Who works on an event, in the order in which they came, those who came together by id. */
  List<StaffMember> of(EventId event);
}
