package io.fairqueue.messages.mail.letter;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A few words, as a device shows them.
 *
 * @param title what it is
 * @param body what it says
 */
public record Note(String title, String body) {

  /** Longer names are cut: a device shows a line or two. */
  private static final int MAX_NAME = 80;

  /** Begins a note in a reader's language; its texts are named below the name. */
  public static Writer in(Locale locale, String name) {
    return new Writer(locale, name);
  }

  /** Fills places. Not thread-safe. */
  public static final class Writer {

    private final Locale locale;
    private final String name;
    private final Map<String, String> values = new HashMap<>();

    private Writer(Locale locale, String name) {
      this.locale = locale;
      this.name = name;
    }

    /** What people call something. */
    public Writer with(String place, String value) {
      String line = SingleLine.of(value);
      int length = line.codePointCount(0, line.length());
      values.put(
          place,
          length <= MAX_NAME
              ? line
              : line.substring(0, line.offsetByCodePoints(0, MAX_NAME - 1)) + "…");
      return this;
    }

    /** A time of day. */
    public Writer with(String place, Instant at, ZoneId zone) {
      values.put(place, new Formats(locale).time(at, zone));
      return this;
    }

    public Note note() {
      Bundle words = Words.of(Language.of(locale));
      return new Note(words.shown(name + ".title", values), words.shown(name + ".body", values));
    }
  }
}
