package io.fairqueue.http.event;

import io.fairqueue.domain.TierAvailability;
import io.fairqueue.event.EventView;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;

/** Where an event's units are, counted from the units themselves. */
record AvailabilityBody(long total, long free, long held, long sold, List<PerTier> tiers) {

  static AvailabilityBody of(EventView view) {
    List<TierAvailability> tiers = view.availability();
    return new AvailabilityBody(
        sum(tiers, TierAvailability::total),
        sum(tiers, TierAvailability::free),
        sum(tiers, TierAvailability::held),
        sum(tiers, TierAvailability::sold),
        tiers.stream().map(PerTier::of).toList());
  }

  private static long sum(List<TierAvailability> tiers, ToLongFunction<TierAvailability> number) {
    return tiers.stream().mapToLong(number).sum();
  }

  /** The same for one tier. */
  record PerTier(UUID tierId, long total, long free, long held, long sold) {

    static PerTier of(TierAvailability tier) {
      return new PerTier(
          tier.tierId().value(), tier.total(), tier.free(), tier.held(), tier.sold());
    }
  }
}
