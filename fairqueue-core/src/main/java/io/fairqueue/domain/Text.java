package io.fairqueue.domain;

import org.jspecify.annotations.Nullable;

/**
 * Checks of texts that people write. What can't be seen is taken off at the ends; inside it is
 * refused where a text comes in, since two texts that look alike would not be the same. What was
 * stored by an earlier release is still read.
 */
public final class Text {

  private Text() {}

  /** A text of one line as it comes in; throws {@link InvalidInputException}. */
  public static String written(String field, @Nullable String value, int longest) {
    String line = required(field, value, longest);
    checkLine(field, line);
    return line;
  }

  /** A text of one line or many as it comes in; throws {@link InvalidInputException}. */
  public static String paragraphs(String field, @Nullable String value, int longest) {
    String text = required(field, value, longest);
    checkParagraphs(field, text);
    return text;
  }

  static String required(String field, @Nullable String value, int longest) {
    String line = value == null ? "" : Characters.strip(value);
    if (line.isEmpty()) {
      throw new InvalidInputException(field, "must not be blank");
    }
    return sane(field, line, longest);
  }

  static @Nullable String optional(String field, @Nullable String value, int longest) {
    return value == null ? null : sane(field, value, longest);
  }

  /** A line, or null for one on which nothing is to be seen. */
  static @Nullable String lineOrNull(String field, @Nullable String value, int longest) {
    String line = value == null ? "" : Characters.strip(value);
    return line.isEmpty() ? null : sane(field, line, longest);
  }

  static void checkLine(String field, @Nullable String value) {
    if (value != null && Characters.hasInvisible(value)) {
      throw new InvalidInputException(
          field, "must not contain line breaks, control or invisible characters");
    }
  }

  /** The same of a text of many lines. */
  static void checkParagraphs(String field, @Nullable String value) {
    if (value != null && value.codePoints().anyMatch(Characters::breaksText)) {
      throw new InvalidInputException(field, "must not contain control characters");
    }
  }

  private static String sane(String field, String value, int longest) {
    if (value.length() > longest) {
      throw new InvalidInputException(field, "must have at most %d characters".formatted(longest));
    }
    if (value.indexOf('\0') >= 0) {
      throw new InvalidInputException(field, "must not contain a zero character");
    }
    if (!isWhole(value)) {
      throw new InvalidInputException(field, "must not contain half a character");
    }
    return value;
  }

  /** Whether no surrogate stands alone: half a character can't be written down. */
  private static boolean isWhole(String value) {
    return value.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
  }
}
