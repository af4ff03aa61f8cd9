package io.fairqueue.http.seat.file;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong in a file of seats.
 *
 * @param line where it begins, from 1; the header's line counts
 * @param column the header's name; null for the line as a whole
 * @param message a sentence without its subject: "must not be empty"
 */
public record SeatFault(int line, @Nullable String column, Code code, String message) {

  /** What programs go by. */
  public enum Code {
    MISSING_COLUMN,
    UNKNOWN_COLUMN,
    EMPTY,
    TOO_LONG,
    BAD_TEXT,
    BAD_PRICE,
    BAD_VALUE,
    BAD_QUOTES,
    UNKNOWN_TIER,
    NOT_RESERVED,
    DUPLICATE_IN_FILE,
    SEAT_EXISTS,
    OVER_CAPACITY,
    NOT_UTF8,
    TOO_MANY_LINES
  }
}
