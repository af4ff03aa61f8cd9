package io.fairqueue.domain;

/** A seat as a unit: its price, and whether it is free. */
public record SeatUnit(
    UnitId unitId,
    TierId tierId,
    String section,
    String row,
    String number,
    long priceMinor,
    UnitStatus status) {

  /** How it is called on a ticket, in English, as a claim keeps it. */
  public String label() {
    return new Seat(section, row, number, null).label();
  }

  /** Whether it is for sale and nobody has it. */
  public boolean isFree() {
    return status == UnitStatus.FREE;
  }
}
