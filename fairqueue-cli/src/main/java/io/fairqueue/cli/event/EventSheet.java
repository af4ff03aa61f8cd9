package io.fairqueue.cli.event;

import io.fairqueue.cli.event.EventForm.PolicyForm;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierAvailability;
import io.fairqueue.domain.TierId;
import io.fairqueue.event.EventView;
import io.fairqueue.port.EventQuery.ShownStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything about an event. */
record EventSheet(
    String id,
    String name,
    ShownStatus status,
    String organizerId,
    @Nullable String description,
    @Nullable String venue,
    @Nullable String timeZone,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    Instant saleStart,
    Instant saleEnd,
    String currency,
    int totalInventory,
    Instant createdAt,
    Instant updatedAt,
    List<TierRow> tiers,
    PolicyForm policy) {

  static EventSheet of(EventView view) {
    var facts = view.event().facts();
    var details = facts.details();
    Map<TierId, TierAvailability> stock =
        view.availability().stream()
            .collect(Collectors.toMap(TierAvailability::tierId, Function.identity()));
    return new EventSheet(
        facts.id().toString(),
        details.name(),
        view.status(),
        facts.organizerId().toString(),
        details.description(),
        details.venue(),
        details.timeZone(),
        details.startsAt(),
        details.endsAt(),
        details.saleStart(),
        details.saleEnd(),
        details.currency().getCurrencyCode(),
        details.totalInventory(),
        facts.createdAt(),
        facts.updatedAt(),
        details.tiers().stream().map(tier -> TierRow.of(tier, stock.get(tier.id()))).toList(),
        PolicyForm.of(details.policy()));
  }

  /** A price class and where its units are. */
  record TierRow(
      String id,
      String name,
      Seating seating,
      int capacity,
      long priceMinor,
      long free,
      long held,
      long sold) {

    private static TierRow of(Tier tier, @Nullable TierAvailability stock) {
      return new TierRow(
          tier.id().toString(),
          tier.name(),
          tier.seating(),
          tier.capacity(),
          tier.priceMinor(),
          stock == null ? 0 : stock.free(),
          stock == null ? 0 : stock.held(),
          stock == null ? 0 : stock.sold());
    }
  }
}
