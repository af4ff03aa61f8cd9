package io.fairqueue.messages.mail.letter;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, in its reader's words and in order. Both parts of a mail are made of it, so
 * neither says less.
 *
 * @param locale in whose language and ways it is written
 * @param preview what mail programs show beside the subject
 * @param greeting null where nobody's name is said
 * @param banner whose mail it is
 * @param seal null where there is nothing to keep
 * @param footer why one gets it
 * @param unsubscribe null where one can't do without it
 */
public record Letter(
    Locale locale,
    String subject,
    String preview,
    String banner,
    String heading,
    @Nullable String greeting,
    List<String> paragraphs,
    List<Fact> facts,
    List<Pass> passes,
    @Nullable Link button,
    List<String> notes,
    @Nullable Seal seal,
    List<String> footer,
    @Nullable Link unsubscribe) {

  public Letter {
    paragraphs = List.copyOf(paragraphs);
    facts = List.copyOf(facts);
    passes = List.copyOf(passes);
    notes = List.copyOf(notes);
    footer = List.copyOf(footer);
  }

  /** {@code ltr} or {@code rtl}. */
  public String direction() {
    return Language.of(locale).isRightToLeft() ? "rtl" : "ltr";
  }

  /** The language tag. */
  public String tag() {
    return locale.toLanguageTag();
  }

  /**
   * Something worth knowing.
   *
   * @param former what it was before; null where that is of no interest
   */
  public record Fact(String name, String value, @Nullable String former) {}

  /**
   * A ticket.
   *
   * @param caption what it is, with its number
   * @param picture the content id of its code's picture
   */
  public record Pass(String caption, String label, String picture) {

    /** The name of the picture's file. */
    public String file() {
      return picture.substring(0, picture.indexOf('@')) + ".png";
    }
  }

  /**
   * Something signed, to be kept and compared.
   *
   * @param words what it is good for
   * @param note as it was signed, line by line
   * @param target where to compare it; null where there are no pages
   */
  public record Seal(String words, String note, @Nullable URI target) {}

  /** Where to go. */
  public record Link(String words, URI target) {}
}
