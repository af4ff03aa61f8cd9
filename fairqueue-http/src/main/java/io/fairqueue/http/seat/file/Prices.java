package io.fairqueue.http.seat.file;

import io.fairqueue.domain.Tier;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads prices as people write them in one currency. */
final class Prices {

  private static final Pattern MINOR = Pattern.compile("\\d{1,13}");
  private static final Pattern MAJOR = Pattern.compile("\\d{1,13}([.,]\\d{1,4})?");

  private final int digits;

  Prices(Currency currency) {
    this.digits = Math.max(0, currency.getDefaultFractionDigits());
  }

  /** In units as people say them, with a point or a comma; empty for what is no price. */
  Optional<Long> major(String text) {
    if (!MAJOR.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal minor = new BigDecimal(text.replace(',', '.')).movePointRight(digits);
    return minor.stripTrailingZeros().scale() > 0
        ? Optional.empty()
        : allowed(minor.longValueExact());
  }

  /** In the currency's smallest units. */
  static Optional<Long> minor(String text) {
    return MINOR.matcher(text).matches() ? allowed(Long.parseLong(text)) : Optional.empty();
  }

  private static Optional<Long> allowed(long minor) {
    return minor <= Tier.MAX_PRICE ? Optional.of(minor) : Optional.empty();
  }
}
