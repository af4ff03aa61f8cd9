package io.fairqueue.messages.mail.letter;

import io.fairqueue.domain.SeatPart;
import io.fairqueue.domain.SeatUnit;
import java.util.Locale;
import java.util.Map;

/**
 * How seats are called in a reader's language; a name that says what it is stays as it is.
 * Thread-safe.
 */
public final class SeatNames {

  private final Bundle words;

  public SeatNames(Locale reader) {
    this.words = Words.of(Language.of(reader));
  }

  /** A seat anywhere in the hall. */
  public String full(SeatUnit seat) {
    return words.plain(
        "seat.full",
        Map.of(
            "section", said("seat.section", SeatPart.SECTION, seat.section()),
            "row", said("seat.row", SeatPart.ROW, seat.row()),
            "seat", said("seat.number", SeatPart.NUMBER, seat.number())));
  }

  private String said(String key, SeatPart part, String name) {
    return part.isSaidIn(name) ? name : words.plain(key, Map.of("name", name));
  }
}
