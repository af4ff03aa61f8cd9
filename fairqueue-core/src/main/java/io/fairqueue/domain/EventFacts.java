package io.fairqueue.domain;

import java.time.Instant;

/**
 * What holds for an event in every state.
 *
 * @param version rises with every stored change; a conditional write names the one it read
 * @param edition rises with every edit by people; a change of state, or a sale, is none
 */
public record EventFacts(
    EventId id,
    OrganizerId organizerId,
    EventDetails details,
    Instant createdAt,
    Instant updatedAt,
    long version,
    long edition) {

  /** The facts of a new event. */
  public static EventFacts created(
      EventId id, OrganizerId organizer, EventDetails details, Instant at) {
    return new EventFacts(id, organizer, details, at, at, 0, 0);
  }

  /** The same, as read back after a stored change. */
  public EventFacts withVersion(long stored) {
    return new EventFacts(id, organizerId, details, createdAt, updatedAt, stored, edition);
  }

  EventFacts changedAt(Instant now) {
    return new EventFacts(id, organizerId, details, createdAt, now, version, edition);
  }

  EventFacts edited(EventDetails other, Instant now) {
    return new EventFacts(id, organizerId, other, createdAt, now, version, edition + 1);
  }
}
