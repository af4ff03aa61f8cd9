package io.fairqueue.memory;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One ticket's row. */
final class MemoryUnit {

  final UnitId id;
  final TierId tierId;
  final String label;
  final @Nullable Seat seat;
  long priceMinor;
  UnitStatus state = UnitStatus.FREE;
  @Nullable ClaimId claimId;

  MemoryUnit(UnitId id, TierId tierId, String label, @Nullable Seat seat, long priceMinor) {
    this.id = id;
    this.tierId = tierId;
    this.label = label;
    this.seat = seat;
    this.priceMinor = priceMinor;
  }

  boolean isFree() {
    return state == UnitStatus.FREE;
  }

  void give(ClaimId claim, UnitStatus as) {
    claimId = claim;
    state = as;
  }

  void free() {
    claimId = null;
    state = UnitStatus.FREE;
  }

  HeldUnit asHeld() {
    return new HeldUnit(id, label, tierId, priceMinor);
  }

  /** As a seat, which it must be. */
  SeatUnit asSeat() {
    Seat named = Objects.requireNonNull(seat);
    return new SeatUnit(
        id, tierId, named.section(), named.row(), named.number(), priceMinor, state);
  }
}
