package io.fairqueue.cli.health;

/**
 * What the doctor found.
 *
 * @param detail for people
 */
record Finding(String part, Health health, String detail) {

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
    return new Finding(part, Health.OK, detail);
  }

  static Finding weak(String part, String detail) {
    return new Finding(part, Health.WEAK, detail);
  }

  static Finding bad(String part, String detail) {
    return new Finding(part, Health.BAD, detail);
  }

  static Finding gone(String part, String detail) {
    return new Finding(part, Health.GONE, detail);
  }
}
