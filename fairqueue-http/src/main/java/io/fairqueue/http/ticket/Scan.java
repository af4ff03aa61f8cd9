package io.fairqueue.http.ticket;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a scanner sent. Many scanners type, as keyboards do, and a computer that is set to another
 * layout than they are writes other characters for the same keys.
 *
 * @param text without what scanners put around a code
 */
record Scan(String text) {

  /** Some scanners say first what kind of code it was (ISO/IEC 15424). */
  private static final Pattern KIND = Pattern.compile("^\\]Q[0-9]");

  /** The French keyboard's digits are on the other level. */
  private static final String FRENCH = "&é\"'(-è_çà458)!:Mm?,QAqaWZwz";

  private static final String FRENCH_MEANT = "1234567890$%*-/.::MMAQaqZWzw";

  private static final String GERMAN = "ß-öÖ(`YZyz";
  private static final String GERMAN_MEANT = "-/::*+ZYzy";

  /** On a German keyboard the plus key is an accent that waits for a letter. */
  private static final Pattern ACCENTED = Pattern.compile("([A-Za-z])\\u0300");

  private static final Pattern SHORT = Pattern.compile("[0-9A-Z $%*+./:-]+");

  static Scan of(String scanned) {
    return new Scan(KIND.matcher(stripped(scanned)).replaceFirst(""));
  }

  /** What short codes it may be: as it is, and as other keyboards would have meant it. */
  List<String> readings() {
    return Stream.<UnaryOperator<String>>of(UnaryOperator.identity(), Scan::german, Scan::french)
        .map(layout -> layout.apply(text).toUpperCase(Locale.ROOT))
        .filter(reading -> SHORT.matcher(reading).matches())
        .distinct()
        .toList();
  }

  private static String german(String typed) {
    String letters = translated(typed, "öÖ", "::");
    String apart = Normalizer.normalize(letters, Normalizer.Form.NFD);
    return translated(ACCENTED.matcher(apart).replaceAll("`$1"), GERMAN, GERMAN_MEANT);
  }

  private static String french(String typed) {
    return translated(typed, FRENCH, FRENCH_MEANT);
  }

  private static String translated(String text, String from, String to) {
    var translated = new StringBuilder(text);
    for (int i = 0; i < translated.length(); i++) {
      int at = from.indexOf(translated.charAt(i));
      if (at >= 0) {
        translated.setCharAt(i, to.charAt(at));
      }
    }
    return translated.toString();
  }

  /** Without line ends, tabs, blanks and marks that nobody sees. */
  private static String stripped(String scanned) {
    int from = 0;
    int to = scanned.length();
    while (from < to && isAround(scanned.charAt(from))) {
      from++;
    }
    while (from < to && isAround(scanned.charAt(to - 1))) {
      to--;
    }
    return scanned.substring(from, to);
  }

  private static boolean isAround(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
