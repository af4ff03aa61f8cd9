package io.fairqueue.http.page.seat;

import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.UnitId;
import io.fairqueue.http.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A seat in a form, with what it cost when it was shown: {@code id:6000}.
 *
 * @param priceMinor null where the form didn't say
 */
public record ChosenSeat(UnitId unit, @Nullable Long priceMinor) {

  /** The field of forms that it is in. */
  public static final String FIELD = "seat";

  /** Reads a form's text; throws a {@link ProblemException} for any other. */
  public static ChosenSeat read(String text) {
    int end = text.indexOf(':');
    try {
      return end < 0
          ? new ChosenSeat(UnitId.parse(text), null)
          : new ChosenSeat(
              UnitId.parse(text.substring(0, end)), Long.valueOf(text.substring(end + 1)));
    } catch (IllegalArgumentException malformed) {
      throw ProblemException.invalid(FIELD, "must be the id of a seat");
    }
  }

  static ChosenSeat of(SeatUnit seat) {
    return new ChosenSeat(seat.unitId(), seat.priceMinor());
  }

  /** As forms and addresses write it. */
  @Override
  public String toString() {
    return priceMinor == null ? unit.toString() : unit + ":" + priceMinor;
  }
}
