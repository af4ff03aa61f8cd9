package io.fairqueue.domain;

import org.jspecify.annotations.Nullable;

/** Checks of texts that people write. */
final class Text {

  private Text() {}

  static String required(String field, @Nullable String value, int longest) {
    if (value == null || value.isBlank()) {
      throw new InvalidInputException(field, "must not be blank");
    }
    return sane(field, value.strip(), longest);
  }

  static @Nullable String optional(String field, @Nullable String value, int longest) {
    return value == null ? null : sane(field, value, longest);
  }

  private static String sane(String field, String value, int longest) {
    if (value.length() > longest) {
      throw new InvalidInputException(field, "must have at most %d characters".formatted(longest));
    }
    if (value.indexOf('\0') >= 0) {
      throw new InvalidInputException(field, "must not contain a zero character");
    }
    return value;
  }
}
