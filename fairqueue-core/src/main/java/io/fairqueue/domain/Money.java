package io.fairqueue.domain;

import java.util.Currency;

/**
 * An exact amount of money.
 *
 * @param minor the amount in the currency's minor unit (kobo, cents), never negative
 */
public record Money(long minor, Currency currency) {

  public Money {
    if (minor < 0) {
      throw new IllegalArgumentException("an amount is never negative");
    }
  }

  /** Whether there is nothing to pay. */
  public boolean isFree() {
    return minor == 0;
  }
}
