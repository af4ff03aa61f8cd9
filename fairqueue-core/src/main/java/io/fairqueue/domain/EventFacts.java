package io.fairqueue.domain;

import java.time.Instant;

/**
 * What holds for an event in every state.
 *
 * @param version rises with every stored change; a conditional write names the one it read
 */
public record EventFacts(
    EventId id,
    OrganizerId organizerId,
    EventDetails details,
    Instant createdAt,
    Instant updatedAt,
    long version) {

  /** The same, as read back after a stored change. */
  public EventFacts withVersion(long stored) {
    return new EventFacts(id, organizerId, details, createdAt, updatedAt, stored);
  }

  EventFacts changedAt(Instant now) {
    return new EventFacts(id, organizerId, details, createdAt, now, version);
  }
}
