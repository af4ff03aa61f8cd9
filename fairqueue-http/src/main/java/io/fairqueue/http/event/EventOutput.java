package io.fairqueue.http.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventFacts;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.event.EventView;
import io.fairqueue.http.browser.Versioned;
import io.fairqueue.port.EventQuery.ShownStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An event as people see it.
 *
 * @param version changes by edits only; the first part of the {@code ETag}
 * @param pauseReason why it is paused, if the organizer said so
 */
record EventOutput(
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
    List<TierOutput> tiers,
    PolicyOutput policy,
    @Nullable String pauseReason,
    Instant createdAt,
    Instant updatedAt)
    implements Versioned {

  static EventOutput of(EventView view) {
    EventFacts facts = view.event().facts();
    EventDetails details = facts.details();
    return new EventOutput(
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
        PolicyOutput.of(details.policy()),
        view.event() instanceof Event.Paused paused ? paused.reason() : null,
        facts.createdAt(),
        facts.updatedAt());
  }

  private static List<TierOutput> tiers(List<Tier> tiers, List<TierAvailability> availability) {
    Map<UUID, TierAvailability> byTier =
        availability.stream()
            .collect(Collectors.toMap(a -> a.tierId().value(), Function.identity()));
    return tiers.stream().map(tier -> TierOutput.of(tier, byTier.get(tier.id().value()))).toList();
  }

  /** A price class, with where its units are. */
  record TierOutput(
      UUID id,
      String name,
      SeatingWord seating,
      int capacity,
      long priceMinor,
      long free,
      long held,
      long sold) {

    static TierOutput of(Tier tier, @Nullable TierAvailability units) {
      return new TierOutput(
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

  /** The rules of a sale. */
  record PolicyOutput(
      long admissionWindowSeconds,
      long claimTtlSeconds,
      int maxUnitsPerClaim,
      @Nullable Integer admissionsPerMinute,
      @Nullable Integer maxActive,
      double overAdmission,
      int maxExtensions,
      long waitingTtlSeconds,
      int maxPaymentAttempts,
      int maxClaimsPerFan,
      long presenceSeconds,
      boolean verifiedMailOnly,
      @Nullable Integer maxEntriesPerMailbox,
      @Nullable Integer maxEntriesPerNetwork) {

    static PolicyOutput of(SalePolicy policy) {
      return new PolicyOutput(
          policy.admissionWindow().toSeconds(),
          policy.claimTtl().toSeconds(),
          policy.maxUnitsPerClaim(),
          nullable(policy.admissionsPerMinute()),
          nullable(policy.maxActive()),
          policy.overAdmission(),
          policy.maxExtensions(),
          policy.waitingTtl().toSeconds(),
          policy.maxPaymentAttempts(),
          policy.maxClaimsPerFan(),
          policy.presence().toSeconds(),
          policy.entries().verifiedMailOnly(),
          nullable(policy.entries().maxPerMailbox()),
          nullable(policy.entries().maxPerNetwork()));
    }

    private static @Nullable Integer nullable(OptionalInt value) {
      return value.isPresent() ? value.getAsInt() : null;
    }
  }
}
