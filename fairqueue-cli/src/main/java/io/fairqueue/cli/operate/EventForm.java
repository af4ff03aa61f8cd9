package io.fairqueue.cli.operate;

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
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What an operator says of an event; the fields are those of the HTTP contract. */
record EventForm(
    @Nullable String name,
    @Nullable String description,
    @Nullable String venue,
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
        saleStart,
        saleEnd,
        currency,
        tickets,
        priceMinor,
        null,
        null);
  }

  /** The same, checked; throws {@link InvalidInputException} for what can't be. */
  EventDetails details(IdSource ids, Instant now) {
    return new EventDetails(
        name == null ? "" : name,
        description,
        venue,
        startsAt == null ? null : Moments.parse("starts_at", startsAt, now),
        endsAt == null ? null : Moments.parse("ends_at", endsAt, now),
        Moments.parse("sale_start", needed("sale_start", saleStart), now),
        Moments.parse("sale_end", needed("sale_end", saleEnd), now),
        currencyOf(needed("currency", currency)),
        tiers(ids),
        policy == null ? SalePolicy.defaults() : policy.policy());
  }

  private static Currency currencyOf(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException unknown) {
      throw new InvalidInputException("currency", "must be an ISO 4217 code like EUR");
    }
  }

  private List<Tier> tiers(IdSource ids) {
    if (tiers != null) {
      return tiers.stream().map(tier -> tier.tier(ids)).toList();
    }
    return List.of(
        new Tier(
            new TierId(ids.next()),
            "General",
            Seating.GENERAL,
            needed("total_inventory", totalInventory),
            needed("price_minor", priceMinor)));
  }

  private static <T> T needed(String field, @Nullable T value) {
    if (value == null) {
      throw new InvalidInputException(field, "must be given");
    }
    return value;
  }

  /** A price class. */
  record TierForm(
      @Nullable String name,
      @Nullable String seating,
      @Nullable Integer capacity,
      @Nullable Long priceMinor) {

    private Tier tier(IdSource ids) {
      return new Tier(
          new TierId(ids.next()),
          name == null ? "" : name,
          seatingOf(needed("tiers.seating", seating)),
          needed("tiers.capacity", capacity),
          needed("tiers.price_minor", priceMinor));
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
      @Nullable Integer maxPaymentAttempts) {

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
          or(maxPaymentAttempts, usual.maxPaymentAttempts()));
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
