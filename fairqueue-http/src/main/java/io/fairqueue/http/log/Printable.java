package io.fairqueue.http.log;

/**
 * Text as it may be shown on a terminal. What moves the cursor, changes colours, turns the order of
 * letters around or can't be seen is written as in Java and JSON: a backslash, {@code u}, and four
 * digits. So nothing that somebody called themselves can look like something that we say.
 */
public final class Printable {

  private Printable() {}

  /** Of one line: there are no line breaks in the answer. */
  public static String line(String text) {
    return escape(text, false);
  }

  /** Of many lines: line breaks stay. */
  public static String lines(String text) {
    return escape(text, true);
  }

  private static String escape(String text, boolean breaksStay) {
    if (text.codePoints().noneMatch(Printable::isUnfit)) {
      return text;
    }
    StringBuilder fit = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            each -> {
              if (!isUnfit(each) || (breaksStay && each == '\n')) {
                fit.appendCodePoint(each);
              } else {
                for (char unit : Character.toChars(each)) {
                  fit.append("\\u%04x".formatted((int) unit));
                }
              }
            });
    return fit.toString();
  }

  private static boolean isUnfit(int character) {
    return switch (Character.getType(character)) {
      // Bidirectional marks, zero widths and tags are formats.
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> isInvisibleLetter(character);
    };
  }

  /** What counts as a letter or a mark, and shows nothing. */
  private static boolean isInvisibleLetter(int character) {
    return switch (character) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
      default -> false;
    };
  }
}
