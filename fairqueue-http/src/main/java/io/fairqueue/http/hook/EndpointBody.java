package io.fairqueue.http.hook;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.message.Endpoint;
import io.fairqueue.domain.message.EndpointFacts;
import io.fairqueue.domain.message.EndpointSettings;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint.
 *
 * @param eventId the event that it hears of; null for all
 * @param disabledReason in words; null while it is enabled
 * @param lastSuccessAt to about a minute
 * @param failingSince the first failure since then
 */
public record EndpointBody(
    UUID webhookId,
    @Nullable UUID eventId,
    String url,
    @Nullable String description,
    List<String> types,
    boolean includePersonalData,
    boolean enabled,
    @Nullable String disabledReason,
    @Nullable Instant disabledAt,
    Instant createdAt,
    @Nullable Instant lastSuccessAt,
    @Nullable Instant failingSince) {

  public static EndpointBody of(Endpoint endpoint) {
    return switch (endpoint) {
      case Endpoint.Enabled enabled -> of(enabled.facts(), true, null, null);
      case Endpoint.Disabled disabled ->
          of(disabled.facts(), false, disabled.because(), disabled.at());
    };
  }

  private static EndpointBody of(
      EndpointFacts facts, boolean enabled, @Nullable String because, @Nullable Instant at) {
    EndpointSettings settings = facts.settings();
    return new EndpointBody(
        facts.id().value(),
        facts.event().map(EventId::value).orElse(null),
        settings.url(),
        settings.description(),
        TypeWords.write(settings.types()),
        settings.personalData(),
        enabled,
        because,
        at,
        facts.createdAt(),
        facts.lastSuccessAt(),
        facts.failingSince());
  }
}
