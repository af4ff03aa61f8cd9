package io.fairqueue.http.console.edit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;

/** Prices as people write them: in a currency's major unit, with a dot or a comma. */
final class Price {

  private static final int MAX_LENGTH = 30;

  private Price() {}

  static String shown(long minor, Currency currency) {
    return new BigDecimal(BigInteger.valueOf(minor), digits(currency)).toPlainString();
  }

  /**
   * The price in minor units.
   *
   * @throws NumberFormatException if the text is none, or says less than the smallest coin
   */
  static long minor(String text, Currency currency) {
    if (text.length() > MAX_LENGTH) {
      throw new NumberFormatException("too long");
    }
    try {
      return new BigDecimal(text.replace(',', '.'))
          .movePointRight(digits(currency))
          .longValueExact();
    } catch (ArithmeticException unfit) {
      throw new NumberFormatException("no whole number of coins");
    }
  }

  private static int digits(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }
}
