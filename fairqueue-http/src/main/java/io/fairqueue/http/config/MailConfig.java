package io.fairqueue.http.config;

import io.fairqueue.messages.mail.letter.Language;
import java.util.IllformedLocaleException;
import java.util.Locale;

/**
 * How fans and organizers are written to.
 *
 * @param locale the language of readers who have none that mails are written in
 * @param connections how many connections to the mail server are kept open at most
 */
public record MailConfig(Locale locale, int connections) {

  /** Whom mail is from where nobody says it. */
  public static final String NOBODY = "fairqueue@localhost";

  static final int CONNECTIONS = 4;

  /** English, by four connections. */
  public static MailConfig defaults() {
    return new MailConfig(Locale.ENGLISH, CONNECTIONS);
  }

  /** Reads a language tag; throws {@link IllegalArgumentException} for one that is not written. */
  static Locale locale(String tag) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      if (!Language.isWritten(locale)) {
        throw new IllegalArgumentException("not a language of mails");
      }
      return locale;
    } catch (IllformedLocaleException e) {
      throw new IllegalArgumentException("not a language tag", e);
    }
  }
}
