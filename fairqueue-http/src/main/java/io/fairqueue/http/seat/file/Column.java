package io.fairqueue.http.seat.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file of seats may say of each. */
enum Column {
  SECTION,
  ROW,
  NUMBER,
  TIER,
  PRICE,
  PRICE_MINOR,
  X,
  Y,
  BLOCKED,
  /** What was wrong with the line when the file was sent before. */
  ERROR;

  /** As the header has it. */
  String header() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Column> of(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(column -> column.header().equals(name)).findAny();
  }
}
