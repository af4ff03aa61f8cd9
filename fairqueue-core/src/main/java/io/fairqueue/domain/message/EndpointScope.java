package io.fairqueue.domain.message;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import java.util.Optional;

/** What an endpoint hears of. */
public sealed interface EndpointScope {

  /** One event. */
  record OfEvent(EventId event) implements EndpointScope {}

  /** All events of an organizer, those to come too. */
  record OfOrganizer(OrganizerId organizer) implements EndpointScope {}

  /** An endpoint's scope. */
  static EndpointScope of(EndpointFacts endpoint) {
    Optional<EventId> event = endpoint.event();
    return event.isPresent() ? new OfEvent(event.get()) : new OfOrganizer(endpoint.organizer());
  }
}
