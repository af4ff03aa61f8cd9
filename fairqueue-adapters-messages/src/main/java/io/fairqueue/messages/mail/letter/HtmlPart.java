package io.fairqueue.messages.mail.letter;

import java.util.Map;

/**
 * A letter as a page of HTML: without pictures from elsewhere, fit for narrow screens and dark
 * ones. All that people wrote is escaped.
 */
public final class HtmlPart {

  private HtmlPart() {}

  /**
   * The page of a letter.
   *
   * @param hasLogo whether the mail brings the {@link Logo} of the event that it is about
   */
  public static String of(Letter letter, boolean hasLogo) {
    return Pages.render("letter.jte", Map.of("letter", letter, "hasLogo", hasLogo));
  }
}
