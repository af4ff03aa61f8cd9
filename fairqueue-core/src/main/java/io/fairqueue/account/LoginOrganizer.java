package io.fairqueue.account;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Organizer;
import io.fairqueue.port.OrganizerStore;
import io.fairqueue.port.PasswordHasher;
import java.util.Optional;

/** Checks an organizer's password; takes as long for an unknown address or a disabled account. */
final class LoginOrganizer {

  private final OrganizerStore organizers;
  private final PasswordHasher hasher;

  LoginOrganizer(OrganizerStore organizers, PasswordHasher hasher) {
    this.organizers = organizers;
    this.hasher = hasher;
  }

  public Optional<Organizer> login(EmailAddress email, String password) {
    Organizer organizer = organizers.findByEmail(email).orElse(null);
    if (organizer == null) {
      hasher.hashAnyway(password);
      return Optional.empty();
    }
    if (!hasher.matches(password, organizer.passwordHash()) || organizer.disabled()) {
      return Optional.empty();
    }
    if (hasher.isOutdated(organizer.passwordHash())) {
      organizers.rehash(organizer.id(), organizer.passwordHash(), hasher.hash(password));
    }
    return Optional.of(organizer);
  }
}
