package io.fairqueue.domain.staff;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What may be done on an event, and by which roles: the one table of it. An admin has every right
 * on every event.
 */
public enum Right {
  /** To see it before it is published, its figures, and its lists without personal data. */
  SEE(Role.OWNER, Role.MANAGER, Role.SALES, Role.VIEWER),
  /** To see names and email addresses, claims and payments. */
  SEE_PEOPLE(Role.OWNER, Role.MANAGER, Role.SALES),
  /** To edit it, its tiers and seats; to activate, pause and resume it; to admit by hand. */
  RUN(Role.OWNER, Role.MANAGER),
  /** To give money back, and what is held. */
  REFUND(Role.OWNER, Role.MANAGER, Role.SALES),
  /** To end, cancel and delete it; to take somebody out of its line. */
  CLOSE(Role.OWNER, Role.MANAGER),
  /** To take its lists away as files. */
  EXPORT(Role.OWNER, Role.MANAGER, Role.SALES),
  /** To let people in, and to take that back. */
  CHECK_IN(Role.OWNER, Role.MANAGER, Role.SALES, Role.DOOR),
  /** To see who did what. */
  READ_AUDIT(Role.OWNER, Role.MANAGER),
  /** To say who works on it, where its messages go, and how it looks. */
  OWN(Role.OWNER);

  @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
  private final Set<Role> roles;

  Right(Role first, Role... others) {
    this.roles = Collections.unmodifiableSet(EnumSet.of(first, others));
  }

  /** Who has it. */
  public Set<Role> roles() {
    return roles;
  }

  public boolean isOf(Role role) {
    return roles.contains(role);
  }
}
