package io.fairqueue.messages.mail.letter;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page on which fans stop mail.
 *
 * @param button null where there is nothing to do
 */
public record StopPage(Locale locale, String heading, String words, @Nullable String button) {

  /** Asks first: mail programs open links by themselves. */
  public static StopPage ask(Locale locale) {
    Bundle words = words(locale);
    return new StopPage(
        locale, words.raw("stop.title"), words.raw("stop.ask"), words.raw("stop.button"));
  }

  public static StopPage done(Locale locale) {
    Bundle words = words(locale);
    return new StopPage(locale, words.raw("stop.title"), words.raw("stop.done"), null);
  }

  public static StopPage unknown(Locale locale) {
    Bundle words = words(locale);
    return new StopPage(locale, words.raw("stop.unknown"), words.raw("stop.hint"), null);
  }

  /** The page itself. */
  public String html() {
    return Pages.render("stop.jte", Map.of("page", this));
  }

  public String tag() {
    return Language.of(locale).tag();
  }

  public String direction() {
    return Language.of(locale).isRightToLeft() ? "rtl" : "ltr";
  }

  private static Bundle words(Locale locale) {
    return Words.of(Language.of(locale));
  }
}
