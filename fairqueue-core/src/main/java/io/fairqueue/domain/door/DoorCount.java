package io.fairqueue.domain.door;

import io.fairqueue.domain.TierId;
import java.util.List;

/**
 * How many came in, tier by tier in the event's order.
 *
 * @param conflicts how often a door without a network let somebody in whom it should not have
 */
public record DoorCount(List<OfTier> tiers, long conflicts) {

  public DoorCount {
    tiers = List.copyOf(tiers);
  }

  /**
   * A tier's.
   *
   * @param entered how many of its good tickets are used
   * @param expected how many good tickets it has
   */
  public record OfTier(TierId tier, String name, long entered, long expected) {}
}
