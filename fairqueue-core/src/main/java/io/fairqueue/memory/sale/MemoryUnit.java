package io.fairqueue.memory.sale;

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
  private long usualPrice;
  private @Nullable Long ownPrice;
  private long heldPrice;
  UnitStatus state = UnitStatus.FREE;
  @Nullable ClaimId claimId;

  private MemoryUnit(UnitId id, TierId tierId, int number, @Nullable Seat seat, long usualPrice) {
    this.id = id;
    this.tierId = tierId;
    this.number = number;
    this.seat = seat;
    this.usualPrice = usualPrice;
  }

  static MemoryUnit place(UnitId id, Tier tier, int number) {
    return new MemoryUnit(id, tier.id(), number, null, tier.priceMinor());
  }

  static MemoryUnit seat(UnitId id, Tier tier, Seat seat) {
    MemoryUnit unit = new MemoryUnit(id, tier.id(), 0, seat, tier.priceMinor());
    unit.ask(seat.priceMinor());
    return unit;
  }

  /** What it costs, or was held for. */
  long priceMinor() {
    if (claimId != null) {
      return heldPrice;
    }
    return askedMinor();
  }

  /** What it is sold for from now on. */
  long askedMinor() {
    return ownPrice == null ? usualPrice : ownPrice;
  }

  /** Its tier costs so much now. */
  void reprice(long usual) {
    usualPrice = usual;
  }

  /** It costs so much, whatever its tier does; null, or its tier's price, for what that does. */
  void ask(@Nullable Long own) {
    ownPrice = own == null || own == usualPrice ? null : own;
  }

  boolean isFree() {
    return state == UnitStatus.FREE;
  }

  /** Whether nobody has it, for sale or not. */
  boolean isNobodys() {
    return claimId == null;
  }

  void give(ClaimId claim, UnitStatus as) {
    heldPrice = priceMinor();
    claimId = claim;
    state = as;
  }

  void free() {
    claimId = null;
    state = UnitStatus.FREE;
  }

  /** As a claim keeps it: a place is called by its tier's present name. */
  HeldUnit asHeld(EventDetails details) {
    return new HeldUnit(id, label(details), tierId, priceMinor());
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
        id, tierId, named.section(), named.row(), named.number(), priceMinor(), status);
  }
}
