package io.fairqueue.domain.staff;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was asked to open an organizer's account.
 *
 * @param name what they are called, as far as the host knows; null for nothing
 * @param event on which they get a role with it; null for none
 * @param role which one; null likewise
 * @param invitedBy an operator has no account
 */
public record Invitation(
    UUID id,
    EmailAddress email,
    @Nullable String name,
    @Nullable EventId event,
    @Nullable Role role,
    OrganizerId invitedBy,
    Instant createdAt,
    Instant expiresAt) {

  /** How long it is good for. */
  public static final Duration LIFE = Duration.ofHours(24);

  public Invitation {
    if ((event == null) != (role == null)) {
      throw new IllegalArgumentException("a role is one on an event");
    }
  }

  /** Prints nobody's address. */
  @Override
  public String toString() {
    return "Invitation[" + id + "]";
  }
}
