package io.fairqueue.port;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Organizers' accounts. Thread-safe. */
public interface OrganizerStore {

  /** Adds an account. Atomic; {@code false} if the email address has one, also in a race. */
  boolean insert(Organizer organizer);

  Optional<Organizer> find(OrganizerId id);

  Optional<Organizer> findByEmail(EmailAddress email);

  /** All accounts, by email address. */
  List<Organizer> list();

  /** Replaces the password hash if it is still {@code old}. Atomic. */
  boolean rehash(OrganizerId id, String old, String replacement);

  /**
   * Sets a password, and ends all sessions but one.
   *
   * <p>Atomic. {@code false} if there is no such account, or its hash is another one by now.
   *
   * @param old the hash of the present password; null for whatever it is
   * @param kept the session that goes on; null for none
   */
  boolean setPassword(
      OrganizerId id, @Nullable String old, String replacement, @Nullable UUID kept);

  /**
   * Disables an account, which ends its sessions for good, or enables it. Atomic; {@code false} if
   * there is none.
   */
  boolean setDisabled(OrganizerId id, boolean disabled);

  /**
   * Ends all sessions of an account; whoever knows the password may begin another one. Atomic;
   * {@code false} if there is no such account. Repeating ends what began since.
   */
  boolean endSessions(OrganizerId id);

  /** Gives or takes the admin role; {@code false} if there is no such account. */
  boolean setAdmin(OrganizerId id, boolean admin);
}
