package io.fairqueue.staff;

import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.domain.staff.StaffMember;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works on an event, with their account.
 *
 * @param addedBy who gave the role, last; null for the event's organizer, who has it anyway
 * @param addedAt since when; null likewise
 */
public record Member(
    Organizer account, Role role, @Nullable OrganizerId addedBy, @Nullable Instant addedAt) {

  static Member owner(Organizer account) {
    return new Member(account, Role.OWNER, null, null);
  }

  static Member of(Organizer account, StaffMember member) {
    return new Member(account, member.role(), member.addedBy(), member.addedAt());
  }
}
