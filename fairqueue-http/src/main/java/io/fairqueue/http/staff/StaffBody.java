package io.fairqueue.http.staff;

import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.staff.Member;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works on an event.
 *
 * @param addedBy who gave the role, last; nothing for the event's organizer, and where an operator
 *     did
 * @param addedAt since when; nothing for the event's organizer
 */
record StaffBody(
    UUID organizerId,
    String name,
    String email,
    Role role,
    @Nullable UUID addedBy,
    @Nullable Instant addedAt) {

  private static final UUID OPERATOR = new UUID(0, 0);

  static StaffBody of(Member member) {
    return new StaffBody(
        member.account().id().value(),
        member.account().name(),
        member.account().email().value(),
        member.role(),
        Optional.ofNullable(member.addedBy())
            .map(OrganizerId::value)
            .filter(by -> !by.equals(OPERATOR))
            .orElse(null),
        member.addedAt());
  }

  /** Never a name or an address: they stay out of logs. */
  @Override
  public String toString() {
    return "StaffBody[" + organizerId + "]";
  }
}
