package io.fairqueue.account;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.Text;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.OrganizerStore;
import io.fairqueue.port.Parts;
import io.fairqueue.port.PasswordHasher;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens an organizer's account. */
final class CreateOrganizer {

  private final OrganizerStore organizers;
  private final Authorization authorization;
  private final PasswordHasher hasher;
  private final IdSource ids;
  private final InstantSource time;

  CreateOrganizer(Parts parts) {
    this.organizers = parts.stores().organizers();
    this.authorization = new Authorization(parts.stores(), parts.time());
    this.hasher = parts.hasher();
    this.ids = parts.ids();
    this.time = parts.time();
  }

  /**
   * Empty when the email address has an account.
   *
   * @param actor who opens it for somebody; null for the embedding program
   */
  public Optional<Organizer> create(
      @Nullable Actor actor, EmailAddress email, String name, String password, boolean admin) {
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
    boolean opened =
        actor == null
            ? organizers.insert(organizer)
            : authorization.noted(
                actor,
                Deed.to(organizer.id(), "organizer.create").into("admin", admin),
                () -> organizers.insert(organizer));
    return opened ? Optional.of(organizer) : Optional.empty();
  }
}
