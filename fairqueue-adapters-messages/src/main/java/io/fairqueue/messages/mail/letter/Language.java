package io.fairqueue.messages.mail.letter;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language that mails are written in. */
public enum Language {
  EN,
  DE,
  FR,
  AR;

  /** The one of a locale; English for any that mails are not written in. */
  public static Language of(Locale locale) {
    return Arrays.stream(values())
        .filter(each -> each.tag().equals(locale.getLanguage()))
        .findFirst()
        .orElse(EN);
  }

  /** Whether mails are written in a locale's language. */
  public static boolean isWritten(Locale locale) {
    return of(locale).tag().equals(locale.getLanguage());
  }

  /**
   * What a reader is written to in.
   *
   * @param tag the reader's language; null for none
   * @param usual the one of readers who have none, or one that nothing is written in
   */
  public static Locale of(@Nullable String tag, Locale usual) {
    Locale own = tag == null ? usual : Locale.forLanguageTag(tag);
    return isWritten(own) ? own : usual;
  }

  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isRightToLeft() {
    return this == AR;
  }
}
