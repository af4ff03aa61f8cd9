package io.fairqueue.postgres.stock;

import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.TierId;

/**
 * A tier as sales see it.
 *
 * @param slot its number in the event
 * @param isReserved whether its units are named seats, and not one like the other
 */
public record SaleTier(TierId id, int slot, String name, long priceMinor, boolean isReserved) {

  /** A place of this tier. */
  public Unit place(int unitNo) {
    int number = UnitNumbers.number(unitNo);
    return new Unit(
        unitNo, new HeldUnit(UnitNumbers.id(id, number), name + " " + number, id, priceMinor));
  }
}
