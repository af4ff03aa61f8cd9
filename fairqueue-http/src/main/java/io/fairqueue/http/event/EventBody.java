package io.fairqueue.http.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventFacts;
import io.fairqueue.domain.Lobby;
import io.fairqueue.domain.ReturnUrl;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.event.EventView;
import io.fairqueue.http.browser.Versioned;
import io.fairqueue.http.draw.DrawWord;
import io.fairqueue.port.EventQuery.ShownStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An event as people see it.
 *
 * @param version changes by edits only; the first part of the {@code ETag}
 * @param pauseReason why it is paused, if the organizer said so
 * @param role what the caller is on it; for who has no role, nothing
 */
public record EventBody(
    @JsonIgnore long version,
    UUID id,
    UUID organizerId,
    ShownStatus status,
    String name,
    @Nullable String description,
    @Nullable String venue,
    @Nullable String timeZone,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    Instant saleStart,
    Instant saleEnd,
    String currency,
    int totalInventory,
    List<TierBody> tiers,
    PolicyBody policy,
    @Nullable String slug,
    List<String> returnUrls,
    @Nullable ThemeBody theme,
    @Nullable String defaultLocale,
    Map<String, TranslationBody> texts,
    @Nullable Instant lobbyOpensAt,
    @Nullable DrawWord draw,
    @Nullable Integer drawLeadSeconds,
    @Nullable String organizerSeedHash,
    @Nullable String pauseReason,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Role role)
    implements Versioned {

  public static EventBody of(EventView view) {
    EventFacts facts = view.event().facts();
    EventDetails details = facts.details();
    Lobby lobby = details.lobby();
    return new EventBody(
        facts.edition(),
        facts.id().value(),
        facts.organizerId().value(),
        view.status(),
        details.name(),
        details.description(),
        details.venue(),
        details.timeZone(),
        details.startsAt(),
        details.endsAt(),
        details.saleStart(),
        details.saleEnd(),
        details.currency().getCurrencyCode(),
        details.totalInventory(),
        tiers(details.tiers(), view.availability()),
        PolicyBody.of(details.policy()),
        details.storefront().slug(),
        details.storefront().returnUrls().stream().map(ReturnUrl::value).toList(),
        ThemeBody.of(details.storefront().theme()),
        details.storefront().defaultLocale(),
        TranslationBody.of(details.storefront().texts()),
        lobby == null ? null : lobby.opensAt(),
        lobby == null ? null : DrawWord.of(lobby.method()),
        lobby == null ? null : (int) lobby.lead().toSeconds(),
        lobby == null ? null : lobby.seedHash(),
        view.event() instanceof Event.Paused paused ? paused.reason() : null,
        facts.createdAt(),
        facts.updatedAt(),
        view.role());
  }

  private static List<TierBody> tiers(List<Tier> tiers, List<TierAvailability> availability) {
    Map<UUID, TierAvailability> byTier =
        availability.stream()
            .collect(Collectors.toMap(a -> a.tierId().value(), Function.identity()));
    return tiers.stream().map(tier -> TierBody.of(tier, byTier.get(tier.id().value()))).toList();
  }

  /** A price class, with where its units are. */
  public record TierBody(
      UUID id,
      String name,
      SeatingWord seating,
      int capacity,
      long priceMinor,
      long free,
      long held,
      long sold) {

    static TierBody of(Tier tier, @Nullable TierAvailability units) {
      return new TierBody(
          tier.id().value(),
          tier.name(),
          SeatingWord.of(tier.seating()),
          tier.capacity(),
          tier.priceMinor(),
          units == null ? 0 : units.free(),
          units == null ? 0 : units.held(),
          units == null ? 0 : units.sold());
    }
  }
}
