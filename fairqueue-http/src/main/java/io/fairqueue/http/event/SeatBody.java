package io.fairqueue.http.event;

import io.fairqueue.domain.SeatUnit;
import java.util.UUID;

/** A seat as people see it. */
public record SeatBody(
    UUID unitId,
    String section,
    String row,
    String number,
    UUID tierId,
    long priceMinor,
    UnitWord status) {

  public static SeatBody of(SeatUnit seat) {
    return new SeatBody(
        seat.unitId().value(),
        seat.section(),
        seat.row(),
        seat.number(),
        seat.tierId().value(),
        seat.priceMinor(),
        UnitWord.of(seat.status()));
  }
}
