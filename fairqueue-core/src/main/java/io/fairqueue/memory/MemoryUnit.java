package io.fairqueue.memory;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One ticket's row. */
final class MemoryUnit {

  final UnitId id;
  final TierId tierId;

  /** Tells the places of a general tier apart; a seat has none. */
  final int number;

  @Nullable Seat seat;
  long priceMinor;
  UnitStatus state = UnitStatus.FREE;
  @Nullable ClaimId claimId;

  private MemoryUnit(UnitId id, TierId tierId, int number, @Nullable Seat seat, long priceMinor) {
    this.id = id;
    this.tierId = tierId;
    this.number = number;
    this.seat = seat;
    this.priceMinor = priceMinor;
  }

  static MemoryUnit place(UnitId id, Tier tier, int number) {
    return new MemoryUnit(id, tier.id(), number, null, tier.priceMinor());
  }

  static MemoryUnit seat(UnitId id, Tier tier, Seat seat) {
    Long own = seat.priceMinor();
    return new MemoryUnit(id, tier.id(), 0, seat, own == null ? tier.priceMinor() : own);
  }

  boolean isFree() {
    return state == UnitStatus.FREE;
  }

  /** Whether nobody has it, for sale or not. */
  boolean isNobodys() {
    return claimId == null;
  }

  void give(ClaimId claim, UnitStatus as) {
    claimId = claim;
    state = as;
  }

  void free() {
    claimId = null;
    state = UnitStatus.FREE;
  }

  /** As a claim keeps it: a place is called by its tier's present name. */
  HeldUnit asHeld(EventDetails details) {
    return new HeldUnit(id, label(details), tierId, priceMinor);
  }

  private String label(EventDetails details) {
    return seat != null ? seat.label() : details.tier(tierId).orElseThrow().name() + " " + number;
  }

  /** As a seat, which it must be. */
  SeatUnit asSeat() {
    return asSeat(state);
  }

  /** The same, in another state than its own. */
  SeatUnit asSeat(UnitStatus status) {
    Seat named = Objects.requireNonNull(seat);
    return new SeatUnit(
        id, tierId, named.section(), named.row(), named.number(), priceMinor, status);
  }
}
