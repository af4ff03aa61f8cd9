package io.fairqueue.http.ticket;

import io.fairqueue.domain.door.DoorCount;
import java.util.List;
import java.util.UUID;

/**
 * How many came in, of how many.
 *
 * @param conflicts how often a door without a network let somebody in whom it should not have
 */
record DoorCountBody(long entered, long expected, long conflicts, List<TierCountBody> tiers) {

  static DoorCountBody of(DoorCount count) {
    return new DoorCountBody(
        count.tiers().stream().mapToLong(DoorCount.OfTier::entered).sum(),
        count.tiers().stream().mapToLong(DoorCount.OfTier::expected).sum(),
        count.conflicts(),
        count.tiers().stream().map(TierCountBody::of).toList());
  }

  /** The same of one tier, in the event's order. */
  record TierCountBody(UUID tierId, String name, long entered, long expected) {

    static TierCountBody of(DoorCount.OfTier tier) {
      return new TierCountBody(tier.tier().value(), tier.name(), tier.entered(), tier.expected());
    }
  }
}
