package io.fairqueue.http.page.seat;

import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.UnitId;
import io.fairqueue.http.problem.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A seat in a form, with what it cost when it was shown: {@code id:6000}.
 *
 * @param priceMinor null where the form didn't say
 */
public record ChosenSeat(UnitId unit, @Nullable Long priceMinor) {

  /** The field of forms that it is in. */
  public static final String FIELD = "seat";

  /** No form has more of them: short enough for an address. */
  public static final int MAX = 100;

  private static final Pattern SEAT = Pattern.compile("(?<unit>[^:]+)(:(?<price>[0-9]{1,15}))?");

  /** Reads a form's text; throws a {@link ProblemException} for any other. */
  public static ChosenSeat read(String text) {
    Matcher seat = SEAT.matcher(text);
    try {
      if (!seat.matches()) {
        throw new IllegalArgumentException("no seat");
      }
      String price = seat.group("price");
      return new ChosenSeat(
          UnitId.parse(seat.group("unit")), price == null ? null : Long.valueOf(price));
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
