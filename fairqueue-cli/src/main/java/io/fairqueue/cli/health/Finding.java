package io.fairqueue.cli.health;

import org.jspecify.annotations.Nullable;

/**
 * What the doctor found.
 *
 * @param detail for people
 * @param remedy what to do about it; null where there is nothing to do
 */
record Finding(String part, Health health, String detail, @Nullable String remedy) {

  /** How a part is. */
  enum Health {
    OK,
    /** Works, but not as well as it might. */
    WEAK,
    /** Does not work; somebody must do something. */
    BAD,
    /** Does not answer. */
    GONE
  }

  static Finding ok(String part, String detail) {
    return new Finding(part, Health.OK, detail, null);
  }

  static Finding weak(String part, String detail, String remedy) {
    return new Finding(part, Health.WEAK, detail, remedy);
  }

  static Finding bad(String part, String detail, String remedy) {
    return new Finding(part, Health.BAD, detail, remedy);
  }

  static Finding gone(String part, String detail, String remedy) {
    return new Finding(part, Health.GONE, detail, remedy);
  }
}
