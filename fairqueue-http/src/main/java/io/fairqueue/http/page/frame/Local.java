package io.fairqueue.http.page.frame;

import io.fairqueue.domain.Money;
import io.fairqueue.messages.mail.Facts;
import io.fairqueue.messages.mail.letter.Formats;
import io.fairqueue.messages.mail.letter.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers, money and times as the readers of a language write them. */
public final class Local {

  private static final Pattern BETWEEN = Pattern.compile("(?<=\\p{Lu}{3})(?=\\d)");

  private final Formats formats;

  Local(Language language) {
    this.formats = new Formats(Locale.forLanguageTag(language.tag()));
  }

  public String number(long number) {
    return formats.number(number);
  }

  /** A number with two digits after the dot at most. */
  public String decimal(double number) {
    return formats.decimal(number);
  }

  public String money(long minor, Currency currency) {
    return money(new Money(minor, currency));
  }

  public String money(Money amount) {
    // A code stands apart from its digits, as a sign need not.
    return BETWEEN.matcher(formats.money(amount)).replaceAll("\u00a0");
  }

  /** A day and a time of it, in full. */
  public String moment(Instant at, ZoneId zone) {
    return formats.moment(at, zone, FormatStyle.FULL);
  }

  /** The same, short. */
  public String brief(Instant at, ZoneId zone) {
    return formats.moment(at, zone, FormatStyle.MEDIUM);
  }

  public String time(Instant at, ZoneId zone) {
    return formats.timeOfDay(at, zone);
  }

  /** What a zone is called: its id. */
  public String zone(ZoneId zone) {
    return zone.getId();
  }

  /** The zone in which an event's clock hangs; UTC where nobody said one that this Java knows. */
  public static ZoneId zoneOf(@Nullable String name) {
    return Facts.zone(name);
  }
}
