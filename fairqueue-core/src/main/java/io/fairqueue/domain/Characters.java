package io.fairqueue.domain;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** What of a text people can see. */
final class Characters {

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  /** Scripts that are read the same with and without a joiner. */
  private static final Set<UnicodeScript> WITHOUT_JOINERS =
      EnumSet.of(
          UnicodeScript.LATIN,
          UnicodeScript.GREEK,
          UnicodeScript.CYRILLIC,
          UnicodeScript.ARMENIAN,
          UnicodeScript.GEORGIAN,
          UnicodeScript.HEBREW,
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL);

  private Characters() {}

  /** Without the blanks and invisible characters around. */
  static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isNothing(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (start < end && isNothing(text.codePointBefore(end)) && !endsSign(text, start, end)) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  /** Whether something can't be seen here, nor changes what is seen beside it. */
  static boolean hasInvisible(String line) {
    int before = -1;
    for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
      int here = line.codePointAt(i);
      if (isInvisible(here) && !shapes(before, here)) {
        return true;
      }
      before = here;
    }
    return false;
  }

  /** Control characters other than line ends and tabs, what turns text around, and half signs. */
  static boolean breaksText(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> codePoint != '\n' && codePoint != '\r' && codePoint != '\t';
      case Character.SURROGATE -> true;
      default -> turnsAround(codePoint) || isNoCharacter(codePoint);
    };
  }

  static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> !isNumberSign(codePoint);
      default -> isVariationSelector(codePoint) || isFiller(codePoint) || isNoCharacter(codePoint);
    };
  }

  private static boolean isNothing(int codePoint) {
    return isBlank(codePoint) || isInvisible(codePoint);
  }

  /** An emoji may end with the selector that makes it one. */
  private static boolean endsSign(String text, int start, int end) {
    int last = text.codePointBefore(end);
    int at = end - Character.charCount(last);
    return at > start && isVariationSelector(last) && shapes(text.codePointBefore(at), last);
  }

  /** Joiners belong to Persian, to the scripts of India and to emoji; selectors choose a shape. */
  private static boolean shapes(int before, int here) {
    if (before < 0 || isBlank(before)) {
      return false;
    }
    if (isVariationSelector(here)) {
      return (!Character.isLetter(before) && !isInvisible(before))
          || UnicodeScript.of(before) == UnicodeScript.HAN
          || UnicodeScript.of(before) == UnicodeScript.MONGOLIAN;
    }
    return (here == ZERO_WIDTH_JOINER || here == ZERO_WIDTH_NON_JOINER)
        && before >= 0x80
        && (!isInvisible(before) || isVariationSelector(before))
        && !WITHOUT_JOINERS.contains(UnicodeScript.of(before));
  }

  private static boolean turnsAround(int codePoint) {
    return (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }

  /** Arabic and Syriac signs that stand before numbers count as formats, and are seen. */
  private static boolean isNumberSign(int codePoint) {
    return (codePoint >= 0x0600 && codePoint <= 0x0605)
        || codePoint == 0x06DD
        || codePoint == 0x070F
        || codePoint == 0x0890
        || codePoint == 0x0891
        || codePoint == 0x08E2
        || codePoint == 0x110BD
        || codePoint == 0x110CD;
  }

  private static boolean isVariationSelector(int codePoint) {
    return (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF)
        || (codePoint >= 0x180B && codePoint <= 0x180D)
        || codePoint == 0x180F;
  }

  /** Letters and marks that are empty. */
  private static boolean isFiller(int codePoint) {
    return switch (codePoint) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
      default -> false;
    };
  }

  private static boolean isNoCharacter(int codePoint) {
    return (codePoint & 0xFFFE) == 0xFFFE
        || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF)
        || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF && !isVariationSelector(codePoint));
  }
}
