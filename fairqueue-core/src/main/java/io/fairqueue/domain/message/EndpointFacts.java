package io.fairqueue.domain.message;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an endpoint in every state.
 *
 * @param event the one that it hears of; empty for all of the organizer's
 * @param lastSuccessAt to about a minute; null before the first
 * @param failingSince the first failure since the last success; null if there was none
 */
public record EndpointFacts(
    EndpointId id,
    OrganizerId organizer,
    Optional<EventId> event,
    EndpointSettings settings,
    Instant createdAt,
    @Nullable Instant lastSuccessAt,
    @Nullable Instant failingSince) {

  /** One that is new. */
  public static EndpointFacts created(
      EndpointId id,
      OrganizerId organizer,
      Optional<EventId> event,
      EndpointSettings settings,
      Instant now) {
    return new EndpointFacts(id, organizer, event, settings, now, null, null);
  }
}
