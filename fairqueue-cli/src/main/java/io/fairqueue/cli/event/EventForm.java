package io.fairqueue.cli.event;

import io.fairqueue.cli.input.Moments;
import io.fairqueue.domain.Currencies;
import io.fairqueue.domain.EntryRules;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import io.fairqueue.port.IdSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What an operator says of an event; the fields are those of the HTTP contract. */
record EventForm(
    @Nullable String name,
    @Nullable String description,
    @Nullable String venue,
    @Nullable String timeZone,
    @Nullable String startsAt,
    @Nullable String endsAt,
    @Nullable String saleStart,
    @Nullable String saleEnd,
    @Nullable String currency,
    @Nullable Integer totalInventory,
    @Nullable Long priceMinor,
    @Nullable List<TierForm> tiers,
    @Nullable PolicyForm policy) {

  /** One general tier. */
  static EventForm general(
      String name,
      int tickets,
      long priceMinor,
      String currency,
      String saleStart,
      String saleEnd) {
    return new EventForm(
        name,
        null,
        null,
        null,
        null,
        null,
        saleStart,
        saleEnd,
        currency,
        tickets,
        priceMinor,
        null,
        null);
  }

  /** An event as it would be written now. */
  static EventForm of(EventDetails details) {
    return new EventForm(
        details.name(),
        details.description(),
        details.venue(),
        details.timeZone(),
        Objects.toString(details.startsAt(), null),
        Objects.toString(details.endsAt(), null),
        details.saleStart().toString(),
        details.saleEnd().toString(),
        details.currency().getCurrencyCode(),
        null,
        null,
        details.tiers().stream().map(TierForm::of).toList(),
        PolicyForm.of(details.policy()));
  }

  /** A new event, checked; throws {@link InvalidInputException} for what can't be. */
  EventDetails details(IdSource ids, Instant now) {
    String code = needed("currency", currency);
    return details(ids, Optional.empty(), Currencies.current(code), now);
  }

  /** The same for an event that exists. What it has it may keep, a withdrawn currency too. */
  EventDetails revised(EventDetails present, IdSource ids, Instant now) {
    String code = needed("currency", currency);
    boolean same = present.currency().getCurrencyCode().equals(code);
    return details(
        ids, Optional.of(present), same ? present.currency() : Currencies.current(code), now);
  }

  private EventDetails details(
      IdSource ids, Optional<EventDetails> present, Currency money, Instant now) {
    return new EventDetails(
        name == null ? "" : name,
        description,
        venue,
        timeZone,
        startsAt == null ? null : Moments.parse("starts_at", startsAt, now),
        endsAt == null ? null : Moments.parse("ends_at", endsAt, now),
        Moments.parse("sale_start", needed("sale_start", saleStart), now),
        Moments.parse("sale_end", needed("sale_end", saleEnd), now),
        money,
        tiers(ids, present),
        present.map(this::revisedPolicy).orElseGet(this::rules));
  }

  private List<Tier> tiers(IdSource ids, Optional<EventDetails> present) {
    if (tiers != null) {
      return tiers.stream().map(tier -> tier.tier(ids, present)).toList();
    }
    int capacity = needed("total_inventory", totalInventory);
    long price = needed("price_minor", priceMinor);
    Tier only =
        present
            .map(EventForm::onlyTier)
            .orElseGet(
                () ->
                    new Tier(new TierId(ids.next()), "General", Seating.GENERAL, capacity, price));
    return List.of(new Tier(only.id(), only.name(), only.seating(), capacity, price));
  }

  private SalePolicy rules() {
    return policy == null ? SalePolicy.defaults() : policy.policy();
  }

  /** What is written as it was, is as it was. */
  private SalePolicy revisedPolicy(EventDetails present) {
    return PolicyForm.of(present.policy()).equals(policy) ? present.policy() : rules();
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

  private static <T> T needed(String field, @Nullable T value) {
    if (value == null) {
      throw new InvalidInputException(field, "must be given");
    }
    return value;
  }

  /** A price class. */
  record TierForm(
      @Nullable String id,
      @Nullable String name,
      @Nullable String seating,
      @Nullable Integer capacity,
      @Nullable Long priceMinor) {

    private static TierForm of(Tier tier) {
      return new TierForm(
          tier.id().toString(),
          tier.name(),
          tier.seating().name().toLowerCase(Locale.ROOT),
          tier.capacity(),
          tier.priceMinor());
    }

    private Tier tier(IdSource ids, Optional<EventDetails> event) {
      return new Tier(
          id == null ? new TierId(ids.next()) : known(id, event),
          name == null ? "" : name,
          seatingOf(needed("tiers.seating", seating)),
          needed("tiers.capacity", capacity),
          needed("tiers.price_minor", priceMinor));
    }

    private static TierId known(String id, Optional<EventDetails> event) {
      return event.stream()
          .flatMap(details -> details.tiers().stream())
          .map(Tier::id)
          .filter(tier -> tier.toString().equals(id))
          .findAny()
          .orElseThrow(() -> new InvalidInputException("tiers.id", "must be a tier of this event"));
    }

    private static Seating seatingOf(String word) {
      return switch (word) {
        case "general" -> Seating.GENERAL;
        case "reserved" -> Seating.RESERVED;
        default -> throw new InvalidInputException("tiers.seating", "must be general or reserved");
      };
    }
  }

  /** The rules it sells by; what is left out has its default. */
  record PolicyForm(
      @Nullable Long admissionWindowSeconds,
      @Nullable Long claimTtlSeconds,
      @Nullable Integer maxUnitsPerClaim,
      @Nullable Integer admissionsPerMinute,
      @Nullable Integer maxActive,
      @Nullable Double overAdmission,
      @Nullable Integer maxExtensions,
      @Nullable Long waitingTtlSeconds,
      @Nullable Integer maxPaymentAttempts,
      @Nullable Integer maxClaimsPerFan,
      @Nullable Long presenceSeconds,
      @Nullable Boolean verifiedMailOnly,
      @Nullable Integer maxEntriesPerMailbox,
      @Nullable Integer maxEntriesPerNetwork) {

    /** As it is, whole. */
    static PolicyForm of(SalePolicy policy) {
      return new PolicyForm(
          policy.admissionWindow().toSeconds(),
          policy.claimTtl().toSeconds(),
          policy.maxUnitsPerClaim(),
          orNull(policy.admissionsPerMinute()),
          orNull(policy.maxActive()),
          policy.overAdmission(),
          policy.maxExtensions(),
          policy.waitingTtl().toSeconds(),
          policy.maxPaymentAttempts(),
          policy.maxClaimsPerFan(),
          policy.presence().toSeconds(),
          policy.entries().verifiedMailOnly(),
          orNull(policy.entries().maxPerMailbox()),
          orNull(policy.entries().maxPerNetwork()));
    }

    private static @Nullable Integer orNull(OptionalInt limit) {
      return limit.isPresent() ? limit.getAsInt() : null;
    }

    private SalePolicy policy() {
      SalePolicy usual = SalePolicy.defaults();
      return new SalePolicy(
          seconds(admissionWindowSeconds, usual.admissionWindow()),
          seconds(claimTtlSeconds, usual.claimTtl()),
          or(maxUnitsPerClaim, usual.maxUnitsPerClaim()),
          limit(admissionsPerMinute),
          limit(maxActive),
          or(overAdmission, usual.overAdmission()),
          or(maxExtensions, usual.maxExtensions()),
          seconds(waitingTtlSeconds, usual.waitingTtl()),
          or(maxPaymentAttempts, usual.maxPaymentAttempts()),
          or(maxClaimsPerFan, usual.maxClaimsPerFan()),
          seconds(presenceSeconds, usual.presence()),
          new EntryRules(
              verifiedMailOnly != null && verifiedMailOnly,
              limit(maxEntriesPerMailbox),
              limit(maxEntriesPerNetwork)));
    }

    private static Duration seconds(@Nullable Long value, Duration otherwise) {
      return value == null ? otherwise : Duration.ofSeconds(value);
    }

    private static OptionalInt limit(@Nullable Integer value) {
      return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static <T> T or(@Nullable T value, T otherwise) {
      return value == null ? otherwise : value;
    }
  }
}
