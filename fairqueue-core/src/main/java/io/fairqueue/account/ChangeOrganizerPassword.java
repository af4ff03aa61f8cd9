package io.fairqueue.account;

import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.port.OrganizerStore;
import io.fairqueue.port.PasswordHasher;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives an organizer another password; every other session of the account is over. */
final class ChangeOrganizerPassword {

  private final OrganizerStore organizers;
  private final PasswordHasher hasher;

  ChangeOrganizerPassword(OrganizerStore organizers, PasswordHasher hasher) {
    this.organizers = organizers;
    this.hasher = hasher;
  }

  /**
   * Gives the account another password, and ends its other sessions.
   *
   * @param session the session that asks, which goes on
   * @return {@code false} if the old password is wrong, or the account is gone
   */
  public boolean change(OrganizerId id, @Nullable String old, String password, UUID session) {
    Passwords.check(password);
    Organizer organizer = organizers.find(id).orElse(null);
    if (organizer == null || old == null || !hasher.matches(old, organizer.passwordHash())) {
      return false;
    }
    return organizers.setPassword(id, organizer.passwordHash(), hasher.hash(password), session);
  }

  /** For operators: whatever it was, and every session is over. {@code false} if there is none. */
  public boolean set(OrganizerId id, String password) {
    Passwords.check(password);
    return organizers.setPassword(id, null, hasher.hash(password), null);
  }
}
