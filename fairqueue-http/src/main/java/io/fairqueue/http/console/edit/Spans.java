package io.fairqueue.http.console.edit;

import java.math.BigDecimal;
import java.time.Duration;

/** Lengths of time in forms: a number, and what it counts. */
final class Spans {

  /** Behind the name of a field: that of the field of its unit. */
  static final String UNIT = ".unit";

  private static final String SECONDS = "s";
  private static final String MINUTES = "min";
  private static final String HOURS = "h";
  private static final long MINUTE = Duration.ofMinutes(1).toSeconds();
  private static final long HOUR = Duration.ofHours(1).toSeconds();

  private Spans() {}

  /** The largest unit that leaves no rest. */
  static String unit(long seconds) {
    return seconds == 0 || seconds % MINUTE != 0 ? SECONDS : seconds % HOUR != 0 ? MINUTES : HOURS;
  }

  static String amount(long seconds) {
    return String.valueOf(seconds / size(unit(seconds)));
  }

  /**
   * How many seconds are written.
   *
   * @throws NumberFormatException if that is no whole number that a long holds
   */
  static long seconds(String amount, String unit) {
    try {
      return new BigDecimal(amount.replace(',', '.'))
          .multiply(BigDecimal.valueOf(size(unit)))
          .longValueExact();
    } catch (ArithmeticException unfit) {
      throw new NumberFormatException("no whole number of seconds");
    }
  }

  private static long size(String unit) {
    return switch (unit) {
      case MINUTES -> MINUTE;
      case HOURS -> HOUR;
      default -> 1;
    };
  }

  /** A number without a fraction where it has none. */
  static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
