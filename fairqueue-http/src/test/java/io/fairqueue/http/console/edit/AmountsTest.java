package io.fairqueue.http.console.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prices and lengths of time as people write them. */
final class AmountsTest {

  @ParameterizedTest
  @CsvSource({
    "45, EUR, 4500",
    "'45,5', EUR, 4550",
    "45.55, EUR, 4555",
    "0, EUR, 0",
    "45, JPY, 45",
    "1.234, TND, 1234",
    "'0,001', TND, 1"
  })
  void a_price_is_read_in_its_currencys_coins(String text, String currency, long minor) {
    assertThat(Price.minor(text, Currency.getInstance(currency))).isEqualTo(minor);
  }

  @ParameterizedTest
  @CsvSource({"1.234, EUR", "1.5, JPY", "x, EUR", "'1,234.00', EUR", "1e400, EUR"})
  void what_has_no_such_coin_is_no_price(String text, String currency) {
    assertThatThrownBy(() -> Price.minor(text, Currency.getInstance(currency)))
        .isInstanceOf(NumberFormatException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, EUR", "1, EUR", "4550, EUR", "1000000000000, EUR", "45, JPY", "1234, TND"})
  void a_price_that_is_shown_is_read_as_it_was(long minor, String currency) {
    Currency money = Currency.getInstance(currency);

    assertThat(Price.minor(Price.shown(minor, money), money)).isEqualTo(minor);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 59, 60, 90, 3_600, 5_400, 86_400, 7_776_000})
  void a_length_of_time_that_is_shown_is_read_as_it_was(long seconds) {
    assertThat(Spans.seconds(Spans.amount(seconds), Spans.unit(seconds))).isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({"1.5, min, 90", "'0,5', h, 1800", "90, s, 90"})
  void a_length_of_time_may_have_a_fraction(String amount, String unit, long seconds) {
    assertThat(Spans.seconds(amount, unit)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({"1.5, s", "x, min", "'', h", "1e99, h"})
  void what_is_no_whole_number_of_seconds_is_refused(String amount, String unit) {
    assertThatThrownBy(() -> Spans.seconds(amount, unit)).isInstanceOf(NumberFormatException.class);
  }
}
