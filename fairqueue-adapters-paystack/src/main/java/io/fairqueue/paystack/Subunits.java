package io.fairqueue.paystack;

import io.fairqueue.domain.Money;
import java.util.Currency;

/**
 * Amounts as Paystack counts them: in hundredths, also where a currency has no minor unit (XOF,
 * RWF).
 */
public final class Subunits {

  private Subunits() {}

  public static long of(Money amount) {
    return Math.multiplyExact(amount.minor(), perMinorUnit(amount.currency()));
  }

  /** Throws {@link IllegalArgumentException} for a fraction of the currency's smallest unit. */
  public static Money toMoney(long subunits, Currency currency) {
    long perMinor = perMinorUnit(currency);
    if (subunits % perMinor != 0) {
      throw new IllegalArgumentException("an amount is not a whole number of minor units");
    }
    return new Money(subunits / perMinor, currency);
  }

  private static long perMinorUnit(Currency currency) {
    return switch (currency.getDefaultFractionDigits()) {
      case 0 -> 100;
      case 1 -> 10;
      default -> 1;
    };
  }
}
