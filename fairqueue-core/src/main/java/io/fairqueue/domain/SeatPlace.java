package io.fairqueue.domain;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a seat is compared and ordered by, made from its label. People write one seat in many ways:
 * {@code 7}, {@code 07} and a full-width {@code ７} are the same seat.
 *
 * @param rowKey names the row; equal for all ways of writing it
 * @param seatKey names the seat within its row, likewise
 * @param rowOrder rows in the order of these texts, by code points, are in natural order
 * @param seatOrder the same for the seats of a row
 * @param ordinal the seat's number in its row: where it jumps there is an aisle; null for a seat
 *     without a number
 */
public record SeatPlace(
    String rowKey, String seatKey, String rowOrder, String seatOrder, @Nullable Integer ordinal) {

  /** Rows one after the other, and in each its seats. */
  public static final Comparator<SeatPlace> NATURAL =
      Comparator.comparing(SeatPlace::rowOrder).thenComparing(SeatPlace::seatOrder);

  /** Parts no label can contain: it is a control character. */
  private static final char BETWEEN = '\u001f';

  /** Names a section; equal for all ways of writing it, and what its row keys begin with. */
  public static String sectionKey(String section) {
    return SeatLabel.skeleton(SeatLabel.fold(section)) + BETWEEN;
  }

  /** The place of a seat with this label. */
  public static SeatPlace of(String section, String row, String number) {
    String foldedSection = SeatLabel.fold(section);
    String foldedRow = SeatLabel.fold(row);
    String foldedNumber = SeatLabel.fold(number);
    return new SeatPlace(
        sectionKey(section) + SeatLabel.skeleton(foldedRow),
        SeatLabel.skeleton(foldedNumber),
        SeatLabel.order(foldedSection) + SeatLabel.order(foldedRow),
        SeatLabel.order(foldedNumber),
        SeatLabel.ordinal(foldedNumber));
  }
}
