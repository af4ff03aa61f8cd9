package io.fairqueue.domain;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A named place of a reserved tier.
 *
 * @param priceMinor its own price; null for the tier's
 */
public record Seat(String section, String row, String number, @Nullable Long priceMinor) {

  /** The longest name of a section. */
  public static final int MAX_SECTION = 50;

  /** The longest name of a row, and the longest number. */
  public static final int MAX_PART = 20;

  public Seat {
    section = Text.required("seats.section", section, MAX_SECTION);
    row = Text.required("seats.row", row, MAX_PART);
    number = Text.required("seats.number", number, MAX_PART);
    seen("seats.section", section);
    seen("seats.row", row);
    seen("seats.number", number);
    if (priceMinor != null && (priceMinor < 0 || priceMinor > Tier.MAX_PRICE)) {
      throw new InvalidInputException("seats.price_minor", "must be between 0 and 1000000000000");
    }
  }

  /** What people read must be what was written; throws {@link InvalidInputException}. */
  public void checkTexts() {
    Text.checkLine("seats.section", section);
    Text.checkLine("seats.row", row);
    Text.checkLine("seats.number", number);
  }

  /** What it is compared and ordered by. */
  public SeatPlace place() {
    return SeatPlace.of(section, row, number);
  }

  /** How it is called on a ticket, in English. */
  public String label() {
    return Stream.of(SeatPart.SECTION, SeatPart.ROW, SeatPart.NUMBER)
        .map(part -> part.isSaidIn(part.of(this)) ? part.of(this) : part.word() + part.of(this))
        .collect(Collectors.joining(", "));
  }

  private static void seen(String field, String part) {
    if (SeatLabel.fold(part).isEmpty()) {
      throw new InvalidInputException(field, "must not be blank");
    }
  }
}
