package io.fairqueue.http.page.seat;

import io.fairqueue.domain.SeatPart;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.http.page.frame.Visit;
import java.util.Map;

/** How seats are called in the reader's language; a name that says what it is stays as it is. */
public final class SeatNames {

  private SeatNames() {}

  /** A seat anywhere in the hall. */
  public static String full(SeatUnit seat, Visit visit) {
    return visit
        .words()
        .text(
            "seat.full",
            Map.of(
                "section", section(seat.section(), visit),
                "row", row(seat.row(), visit),
                "seat", number(seat.number(), visit)));
  }

  static String section(String name, Visit visit) {
    return said("seat.section", SeatPart.SECTION, name, visit);
  }

  static String row(String name, Visit visit) {
    return said("seat.row", SeatPart.ROW, name, visit);
  }

  static String number(String name, Visit visit) {
    return said("seat.number", SeatPart.NUMBER, name, visit);
  }

  private static String said(String key, SeatPart part, String name, Visit visit) {
    return part.isSaidIn(name) ? name : visit.words().text(key, "name", name);
  }
}
