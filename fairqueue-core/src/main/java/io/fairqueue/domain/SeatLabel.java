package io.fairqueue.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One part of a seat's label, as it is compared and ordered. */
final class SeatLabel {

  /**
   * Greek and Cyrillic capitals that look like Latin ones. A plan drawn on two keyboards means one
   * seat, and fans could not tell two apart. (A choice from Unicode's confusables, UTS 39.)
   */
  private static final String ALIKE = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧАВЕЅІЈКМНОРСТУХҮ";

  private static final String LATIN = "ABEZHIKMNOPTYXABESIJKMHOPCTYXY";

  private static final Pattern LEADING_ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");
  private static final Pattern RUN =
      Pattern.compile("([0-9]+)|([\\p{L}\\p{M}]+)|([^0-9\\p{L}\\p{M}]+)");
  private static final Pattern NUMBER = Pattern.compile("[^0-9]*([0-9]{1,9})[^0-9]*");

  private SeatLabel() {}

  /** Without case, blanks, invisible characters, leading zeros and other forms of a character. */
  static String fold(String part) {
    var folded = new StringBuilder();
    Normalizer.normalize(part, Normalizer.Form.NFKC)
        .codePoints()
        .filter(SeatLabel::isSeen)
        .map(SeatLabel::usual)
        .forEach(folded::appendCodePoint);
    String upper = folded.toString().toUpperCase(Locale.ROOT);
    return LEADING_ZEROS.matcher(Normalizer.normalize(upper, Normalizer.Form.NFKC)).replaceAll("");
  }

  /** Equal for what looks alike. */
  static String skeleton(String folded) {
    var skeleton = new StringBuilder(folded);
    for (int i = 0; i < skeleton.length(); i++) {
      int alike = ALIKE.indexOf(skeleton.charAt(i));
      if (alike >= 0) {
        skeleton.setCharAt(i, LATIN.charAt(alike));
      }
    }
    return skeleton.toString();
  }

  /**
   * In the order of these texts numbers count as numbers, so that A2 comes before A10, and letters
   * that count rows do so too: Z comes before AA, and words come behind both.
   */
  static String order(String folded) {
    var order = new StringBuilder();
    Matcher run = RUN.matcher(folded);
    while (run.find()) {
      String text = run.group();
      if (run.group(1) != null) {
        order.append("0%02d".formatted(text.length()));
      } else if (run.group(2) != null) {
        order.append(Math.min(3, text.codePointCount(0, text.length())));
      } else {
        order.append('4');
      }
      order.append(text);
    }
    return order.append(' ').toString();
  }

  /** Its only number (1A stands by 1), or a letter's place in the alphabet; null for neither. */
  static @Nullable Integer ordinal(String folded) {
    Matcher number = NUMBER.matcher(folded);
    if (number.matches()) {
      return Integer.valueOf(number.group(1));
    }
    boolean letter = folded.length() == 1 && folded.charAt(0) >= 'A' && folded.charAt(0) <= 'Z';
    return letter ? folded.charAt(0) - 'A' + 1 : null;
  }

  private static boolean isSeen(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> !isFiller(point);
    };
  }

  /** Marks and letters that nobody sees: variation selectors, joiners and fillers. */
  private static boolean isFiller(int point) {
    return (point >= 0xfe00 && point <= 0xfe0f)
        || (point >= 0xe0100 && point <= 0xe01ef)
        || point == 0x034f
        || point == 0x115f
        || point == 0x1160
        || point == 0x3164
        || point == 0x2800;
  }

  /** Digits of every script as ours, dashes of every length as one. */
  private static int usual(int point) {
    if (Character.isDigit(point)) {
      return '0' + Character.digit(point, 10);
    }
    boolean dash = Character.getType(point) == Character.DASH_PUNCTUATION || point == 0x2212;
    return dash ? '-' : point;
  }
}
