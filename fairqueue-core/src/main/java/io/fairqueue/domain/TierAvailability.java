package io.fairqueue.domain;

import java.util.Collection;

/** Where a tier's units are: {@code free + held + sold = total}, always. */
public record TierAvailability(TierId tierId, long total, long free, long held, long sold) {

  /** How much of it is left. */
  public TierLevel level() {
    return TierLevel.of(free, total);
  }

  /** Whether no unit of an event's tiers is free. */
  public static boolean soldOut(Collection<TierAvailability> tiers) {
    return !tiers.isEmpty() && tiers.stream().allMatch(tier -> tier.free == 0);
  }
}
