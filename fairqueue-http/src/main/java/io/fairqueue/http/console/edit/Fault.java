package io.fairqueue.http.console.edit;

import java.time.ZoneOffset;
import java.util.List;

/** What is wrong with one field. */
sealed interface Fault {

  /**
   * The clock shows this time twice.
   *
   * @param offsets from UTC, of which one must be chosen
   */
  record Twice(List<ZoneOffset> offsets) implements Fault {

    public Twice {
      offsets = List.copyOf(offsets);
    }
  }

  /** The clock never shows this time. */
  record Never() implements Fault {}

  record NoTime() implements Fault {}

  record NoPrice() implements Fault {}

  record NoNumber() implements Fault {}

  record SlugTaken() implements Fault {}

  /** More of it is held and sold. */
  record BelowSold() implements Fault {}

  /** A rule of the API's, in its words. */
  record Rule(String sentence) implements Fault {}
}
