package io.fairqueue.port;

import static java.util.Objects.requireNonNullElse;

import io.fairqueue.domain.Seat;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different about a seat.
 *
 * @param section null to keep it, and so for the other parts
 * @param price null to keep it; empty for the tier's
 * @param blocked whether it is kept from sale; null to keep it as it is
 */
public record SeatChange(
    @Nullable String section,
    @Nullable String row,
    @Nullable String number,
    @Nullable OptionalLong price,
    @Nullable Boolean blocked) {

  /** The seat that it makes of one of this name; with its own price, if it names one. */
  public Seat applyTo(String oldSection, String oldRow, String oldNumber) {
    Seat seat =
        new Seat(
            requireNonNullElse(section, oldSection),
            requireNonNullElse(row, oldRow),
            requireNonNullElse(number, oldNumber),
            price != null && price.isPresent() ? (Long) price.getAsLong() : null);
    if (section != null || row != null || number != null) {
      seat.checkTexts();
    }
    return seat;
  }

  /** Whether the seat is to cost what its tier costs. */
  public boolean wantsUsualPrice() {
    return price != null && price.isEmpty();
  }

  /** Only blocks a seat, or gives it back. */
  public static SeatChange blocking(boolean blocked) {
    return new SeatChange(null, null, null, null, blocked);
  }
}
