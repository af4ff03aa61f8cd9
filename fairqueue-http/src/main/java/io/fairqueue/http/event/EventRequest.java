package io.fairqueue.http.event;

import io.fairqueue.domain.Currencies;
import io.fairqueue.domain.DrawMethod;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.Lobby;
import io.fairqueue.domain.ReturnUrl;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Storefront;
import io.fairqueue.domain.Theme;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import io.fairqueue.http.draw.DrawWord;
import io.fairqueue.port.IdSource;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event as an organizer writes it: one general tier by total and price, or a list of tiers. */
@Introspected
record EventRequest(
    @NotBlank String name,
    @Nullable String description,
    @Nullable String venue,
    @Nullable String timeZone,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    @NotNull Instant saleStart,
    @NotNull Instant saleEnd,
    @NotNull String currency,
    @Min(1) @Max(Tier.MAX_CAPACITY) @Nullable Integer totalInventory,
    @Min(0) @Max(Tier.MAX_PRICE) @Nullable Long priceMinor,
    @Nullable List<@NotNull @Valid TierRequest> tiers,
    PolicyBody.@Nullable Request policy,
    @Nullable String slug,
    @Nullable List<@NotNull String> returnUrls,
    @Nullable ThemeBody theme,
    @Nullable String defaultLocale,
    @Nullable Map<String, @NotNull TranslationBody> texts,
    @Nullable Instant lobbyOpensAt,
    @Nullable DrawWord draw,
    @Nullable Integer drawLeadSeconds,
    @Nullable String organizerSeedHash) {

  private static final String ONLY_TIER = "General";

  /** An event as it would be written now, but for its policy. */
  static EventRequest of(EventDetails details) {
    return new EventRequest(
        details.name(),
        details.description(),
        details.venue(),
        details.timeZone(),
        details.startsAt(),
        details.endsAt(),
        details.saleStart(),
        details.saleEnd(),
        details.currency().getCurrencyCode(),
        null,
        null,
        details.tiers().stream().map(TierRequest::of).toList(),
        null,
        details.storefront().slug(),
        details.storefront().returnUrls().stream().map(ReturnUrl::value).toList(),
        ThemeBody.of(details.storefront().theme()),
        details.storefront().defaultLocale(),
        TranslationBody.of(details.storefront().texts()),
        details.lobby() == null ? null : details.lobby().opensAt(),
        details.lobby() == null ? null : DrawWord.of(details.lobby().method()),
        details.lobby() == null ? null : (int) details.lobby().lead().toSeconds(),
        details.lobby() == null ? null : details.lobby().seedHash());
  }

  /** A new event. */
  EventDetails details(IdSource ids) {
    List<Tier> made =
        tiersInput().stream().map(tier -> tier.create(new TierId(ids.next()))).toList();
    return details(
        Currencies.current(currency),
        made,
        policy == null ? SalePolicy.defaults() : policy.policy());
  }

  /** An event that exists. What it has it may keep, a currency that was withdrawn too. */
  EventDetails revised(EventDetails present, IdSource ids) {
    boolean same = present.currency().getCurrencyCode().equals(currency);
    return details(
        same ? present.currency() : Currencies.current(currency),
        revisedTiers(present, ids),
        revisedPolicy(present.policy()));
  }

  /** What is written as it was, is as it was. */
  private SalePolicy revisedPolicy(SalePolicy present) {
    SalePolicy written = policy == null ? SalePolicy.defaults() : policy.policy();
    return PolicyBody.of(written).equals(PolicyBody.of(present)) ? present : written;
  }

  private EventDetails details(Currency money, List<Tier> ofTiers, SalePolicy rules) {
    return new EventDetails(
        name,
        description,
        venue,
        timeZone,
        startsAt,
        endsAt,
        saleStart,
        saleEnd,
        money,
        ofTiers,
        rules,
        storefront(),
        lobby());
  }

  private @Nullable Lobby lobby() {
    if (lobbyOpensAt == null) {
      needsLobby("draw", draw);
      needsLobby("draw_lead_seconds", drawLeadSeconds);
      needsLobby("organizer_seed_hash", organizerSeedHash);
      return null;
    }
    return new Lobby(
        lobbyOpensAt,
        draw == null ? DrawMethod.RANDOM : draw.method(),
        drawLeadSeconds == null ? Lobby.USUAL_LEAD : Duration.ofSeconds(drawLeadSeconds),
        organizerSeedHash);
  }

  private static void needsLobby(String field, @Nullable Object value) {
    if (value != null) {
      throw new InvalidInputException(field, "must not be given without lobby_opens_at");
    }
  }

  private Storefront storefront() {
    return new Storefront(
        slug,
        returnUrls == null ? List.of() : returnUrls.stream().map(ReturnUrl::new).toList(),
        theme == null ? Theme.NONE : theme.theme(),
        defaultLocale,
        TranslationBody.translations(texts));
  }

  private List<Tier> revisedTiers(EventDetails present, IdSource ids) {
    List<TierRequest> given = tiersInput();
    if (tiers == null) {
      return List.of(given.getFirst().revise(onlyTier(present)));
    }
    return given.stream().map(tier -> tier.revise(present, ids)).toList();
  }

  /** The tier that total and price are about. */
  private static Tier onlyTier(EventDetails present) {
    Tier only = present.tiers().getFirst();
    if (present.tiers().size() > 1 || only.seating() != Seating.GENERAL) {
      throw new InvalidInputException(
          "total_inventory", "must not be given where an event has several tiers or seats");
    }
    return only;
  }

  private List<TierRequest> tiersInput() {
    if (tiers != null) {
      refuseBoth("total_inventory", totalInventory);
      refuseBoth("price_minor", priceMinor);
      return tiers;
    }
    if (totalInventory == null) {
      throw new InvalidInputException("total_inventory", "must be given, or else tiers");
    }
    if (priceMinor == null) {
      throw new InvalidInputException("price_minor", "must be given, or else tiers");
    }
    return List.of(
        new TierRequest(null, ONLY_TIER, SeatingWord.GENERAL, totalInventory, priceMinor));
  }

  private static void refuseBoth(String field, @Nullable Object value) {
    if (value != null) {
      throw new InvalidInputException(field, "must not be given together with tiers");
    }
  }
}
