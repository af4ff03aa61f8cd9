package io.fairqueue.port;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import java.util.List;
import java.util.Optional;

/** Organizers' accounts. Thread-safe. */
public interface OrganizerStore {

  /** Adds an account. Atomic; {@code false} if the mail address has one, also in a race. */
  boolean insert(Organizer organizer);

  Optional<Organizer> find(OrganizerId id);

  Optional<Organizer> findByEmail(EmailAddress email);

  /** All accounts, by mail address. */
  List<Organizer> list();

  /** Replaces the password hash if it is still {@code old}. Atomic. */
  boolean rehash(OrganizerId id, String old, String replacement);

  /** Disables or enables an account; {@code false} if there is none. */
  boolean setDisabled(OrganizerId id, boolean disabled);

  /** Gives or takes the admin role; {@code false} if there is no such account. */
  boolean setAdmin(OrganizerId id, boolean admin);
}
