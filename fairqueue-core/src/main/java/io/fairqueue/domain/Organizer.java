package io.fairqueue.domain;

import java.time.Instant;

/**
 * An account that owns events.
 *
 * @param admin whether it acts on everybody's events
 * @param disabled a disabled account's sessions are refused
 */
public record Organizer(
    OrganizerId id,
    EmailAddress email,
    String name,
    String passwordHash,
    boolean admin,
    boolean disabled,
    Instant createdAt) {

  public Organizer {
    name = Text.required("name", name, 200);
  }

  @Override
  public String toString() {
    return "Organizer[" + id + "]";
  }
}
