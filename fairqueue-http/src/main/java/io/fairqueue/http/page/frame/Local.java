package io.fairqueue.http.page.frame;

import io.fairqueue.domain.Money;
import io.fairqueue.messages.mail.letter.Language;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers, money and times as the readers of a language write them. */
public final class Local {

  private static final Pattern BETWEEN = Pattern.compile("(?<=\\p{Lu}{3})(?=\\d)");

  private final Locale locale;

  Local(Language language) {
    // The same digits that the pages' scripts and the doors' scanners show.
    this.locale = Locale.forLanguageTag(language.tag() + "-u-nu-latn");
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  public String money(long minor, Currency currency) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    format.setCurrency(currency);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    // A code stands apart from its digits, as a sign need not.
    return BETWEEN.matcher(format.format(BigDecimal.valueOf(minor, digits))).replaceAll("\u00a0");
  }

  public String money(Money amount) {
    return money(amount.minor(), amount.currency());
  }

  /** A day and a time of it, in full. */
  public String moment(Instant at, ZoneId zone) {
    return written(at, zone, FormatStyle.FULL);
  }

  /** The same, short. */
  public String brief(Instant at, ZoneId zone) {
    return written(at, zone, FormatStyle.MEDIUM);
  }

  public String time(Instant at, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
        .withLocale(locale)
        .withZone(zone)
        .format(at);
  }

  /** What a zone is called. */
  public String zone(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC)
        ? "UTC"
        : DateTimeFormatter.ofPattern("VV", locale).withZone(zone).format(Instant.EPOCH);
  }

  /** The zone in which an event's clock hangs; UTC where nobody said one that this Java knows. */
  public static ZoneId zoneOf(@Nullable String name) {
    try {
      return name == null ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }

  private String written(Instant at, ZoneId zone, FormatStyle date) {
    return DateTimeFormatter.ofLocalizedDateTime(date, FormatStyle.SHORT)
        .withLocale(locale)
        .withZone(zone)
        .format(at);
  }
}
