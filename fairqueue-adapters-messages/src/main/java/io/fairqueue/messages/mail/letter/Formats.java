package io.fairqueue.messages.mail.letter;

import io.fairqueue.domain.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Moments and amounts, as readers of a locale write them. */
public final class Formats {

  private final Locale locale;

  /** Digits are those that tickets and cards have, in every language. */
  public Formats(Locale locale) {
    this.locale =
        new Locale.Builder().setLocale(locale).setUnicodeLocaleKeyword("nu", "latn").build();
  }

  /** A day and a time, and whose time it is. */
  String moment(Instant at, ZoneId zone) {
    return moment(at, zone, FormatStyle.FULL) + zone(at, zone);
  }

  /** A time of day, and whose it is. */
  String time(Instant at, ZoneId zone) {
    return timeOfDay(at, zone) + zone(at, zone);
  }

  /** A day, as long as that, and a time. */
  public String moment(Instant at, ZoneId zone, FormatStyle day) {
    return DateTimeFormatter.ofLocalizedDateTime(day, FormatStyle.SHORT)
        .withLocale(locale)
        .withZone(zone)
        .format(at);
  }

  /** A time alone. */
  public String timeOfDay(Instant at, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
        .withLocale(locale)
        .withZone(zone)
        .format(at);
  }

  public String money(Money amount) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    int digits = Math.max(0, amount.currency().getDefaultFractionDigits());
    format.setCurrency(amount.currency());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(BigDecimal.valueOf(amount.minor(), digits));
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** A number with two digits after the dot at most. */
  public String decimal(double number) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(2);
    return format.format(number);
  }

  private String zone(Instant at, ZoneId zone) {
    return DateTimeFormatter.ofPattern(" (z)", locale).withZone(zone).format(at);
  }
}
