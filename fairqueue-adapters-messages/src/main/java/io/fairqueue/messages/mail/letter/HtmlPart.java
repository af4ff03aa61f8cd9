package io.fairqueue.messages.mail.letter;

/**
 * A letter as a page of HTML: without pictures from elsewhere, fit for narrow screens and dark
 * ones. All that people wrote is escaped.
 */
public final class HtmlPart {

  private HtmlPart() {}

  public static String of(Letter letter) {
    return Pages.render("letter.jte", letter);
  }
}
