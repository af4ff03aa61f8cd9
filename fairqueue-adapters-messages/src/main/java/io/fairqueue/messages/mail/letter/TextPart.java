package io.fairqueue.messages.mail.letter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A letter as plain text, which says all that the page says. */
public final class TextPart {

  private TextPart() {}

  public static String of(Letter letter) {
    Bundle words = Words.of(Language.of(letter.locale()));
    var out = new StringBuilder();
    paragraph(out, letter.heading());
    paragraph(out, letter.greeting());
    letter.paragraphs().forEach(each -> paragraph(out, each));
    for (Letter.Pass pass : letter.passes()) {
      out.append(pass.caption()).append(": ").append(pass.label()).append('\n');
      paragraph(out, words.shown("pass.code", Map.of("file", pass.file())));
    }
    letter.facts().forEach(fact -> out.append(line(words, fact)).append('\n'));
    if (!letter.facts().isEmpty()) {
      out.append('\n');
    }
    Letter.@Nullable Link button = letter.button();
    if (button != null) {
      paragraph(out, button.words() + ": " + button.target());
    }
    letter.notes().forEach(each -> paragraph(out, each));
    Letter.@Nullable Seal seal = letter.seal();
    if (seal != null) {
      paragraph(out, seal.words() + (seal.target() == null ? "" : "\n" + seal.target()));
      out.append(seal.note()).append('\n');
    }
    out.append("-- \n");
    letter.footer().forEach(each -> out.append(each).append('\n'));
    Letter.@Nullable Link stop = letter.unsubscribe();
    if (stop != null) {
      out.append(stop.words()).append(": ").append(stop.target()).append('\n');
    }
    return out.toString();
  }

  private static String line(Bundle words, Letter.Fact fact) {
    @Nullable String former = fact.former();
    String was = former == null ? "" : " (" + words.shown("former", Map.of("value", former)) + ")";
    return fact.name() + ": " + fact.value() + was;
  }

  private static void paragraph(StringBuilder out, @Nullable String text) {
    if (text != null) {
      out.append(text).append("\n\n");
    }
  }
}
