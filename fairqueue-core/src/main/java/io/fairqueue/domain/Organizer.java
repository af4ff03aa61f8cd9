package io.fairqueue.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account that owns events.
 *
 * @param admin whether it acts on everybody's events
 * @param disabled a disabled account's sessions are refused
 * @param sessionEpoch a session made under another epoch is over
 * @param keptSession the one session of an older epoch that counts all the same; null for none
 */
public record Organizer(
    OrganizerId id,
    EmailAddress email,
    String name,
    String passwordHash,
    boolean admin,
    boolean disabled,
    int sessionEpoch,
    @Nullable UUID keptSession,
    Instant createdAt) {

  public Organizer {
    name = Text.required("name", name, 200);
  }

  /** One whose sessions were never ended. */
  public Organizer(
      OrganizerId id,
      EmailAddress email,
      String name,
      String passwordHash,
      boolean admin,
      boolean disabled,
      Instant createdAt) {
    this(id, email, name, passwordHash, admin, disabled, 0, null, createdAt);
  }

  /** Whether the account lets this session in; it may have been ended alone. */
  public boolean accepts(UUID session, int epoch) {
    return !disabled && (epoch == sessionEpoch || session.equals(keptSession));
  }

  @Override
  public String toString() {
    return "Organizer[" + id + "]";
  }
}
