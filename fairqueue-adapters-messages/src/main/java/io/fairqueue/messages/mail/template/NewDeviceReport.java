package io.fairqueue.messages.mail.template;

import io.fairqueue.messages.mail.letter.Letter;
import io.fairqueue.messages.mail.letter.LetterWriter;
import io.fairqueue.messages.mail.letter.Reader;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody signed in to an organizer's account in a browser or program that it didn't know.
 *
 * @param agent what it called itself; null where it said nothing
 * @param country by two letters (ISO 3166-1); null where nobody knows
 * @param zone by whose clock the moment is told
 * @param account where the password is changed; null where there is no page for it
 */
public record NewDeviceReport(
    @Nullable String agent,
    @Nullable String country,
    Instant at,
    ZoneId zone,
    @Nullable URI account)
    implements Template.OfAccount {

  @Override
  public String name() {
    return "new-device-report";
  }

  @Override
  public Letter letter(Reader reader) {
    return new LetterWriter(name(), reader.bound())
        .say("seen")
        .fact("agent", agent)
        .fact("country", country == null ? null : country(country, reader.locale()))
        .fact("when", at, zone)
        .say("yours")
        .say("stranger")
        .button("button", account)
        .because("organizer")
        .letter();
  }

  private static String country(String code, Locale reader) {
    return Locale.of("", code).getDisplayCountry(reader);
  }
}
