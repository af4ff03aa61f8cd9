package io.fairqueue.account;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.Text;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.OrganizerStore;
import io.fairqueue.port.PasswordHasher;
import java.time.InstantSource;
import java.util.Optional;

/** Opens an organizer's account. */
final class CreateOrganizer {

  private final OrganizerStore organizers;
  private final PasswordHasher hasher;
  private final IdSource ids;
  private final InstantSource time;

  CreateOrganizer(
      OrganizerStore organizers, PasswordHasher hasher, IdSource ids, InstantSource time) {
    this.organizers = organizers;
    this.hasher = hasher;
    this.ids = ids;
    this.time = time;
  }

  /** Empty when the email address has an account. */
  public Optional<Organizer> create(
      EmailAddress email, String name, String password, boolean admin) {
    Passwords.check(password);
    var organizer =
        new Organizer(
            new OrganizerId(ids.next()),
            email,
            Text.written("name", name, 200),
            hasher.hash(password),
            admin,
            false,
            time.instant());
    return organizers.insert(organizer) ? Optional.of(organizer) : Optional.empty();
  }
}
