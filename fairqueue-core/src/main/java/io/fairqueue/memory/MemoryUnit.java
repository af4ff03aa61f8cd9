package io.fairqueue.memory;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import org.jspecify.annotations.Nullable;

/** One ticket's row. */
final class MemoryUnit {

  enum State {
    FREE,
    HELD,
    SOLD
  }

  final UnitId id;
  final TierId tierId;
  final String label;
  final long priceMinor;
  State state = State.FREE;
  @Nullable ClaimId claimId;

  MemoryUnit(UnitId id, TierId tierId, String label, long priceMinor) {
    this.id = id;
    this.tierId = tierId;
    this.label = label;
    this.priceMinor = priceMinor;
  }

  boolean isFree() {
    return state == State.FREE;
  }

  void give(ClaimId claim, State as) {
    claimId = claim;
    state = as;
  }

  void free() {
    claimId = null;
    state = State.FREE;
  }

  HeldUnit asHeld() {
    return new HeldUnit(id, label, tierId, priceMinor);
  }
}
