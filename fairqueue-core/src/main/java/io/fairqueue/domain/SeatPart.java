package io.fairqueue.domain;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a seat's label, and how such parts are called. */
public enum SeatPart {
  SECTION(
      "Section",
      Set.of(
          "section",
          "block",
          "area",
          "zone",
          "sector",
          "sektor",
          "bereich",
          "abschnitt",
          "secteur",
          "bloc",
          "قسم",
          "قطاع",
          "منطقة")),
  ROW("Row", Set.of("row", "reihe", "rang", "rangée", "rangee", "صف", "الصف")),
  NUMBER(
      "Seat",
      Set.of(
          "seat", "chair", "sitz", "platz", "stuhl", "place", "siège", "siege", "مقعد", "المقعد"));

  private static final Pattern FIRST_WORD = Pattern.compile("[\\p{L}\\p{M}]+");

  private final String english;
  private final Set<String> words;

  SeatPart(String english, Set<String> words) {
    this.english = english;
    this.words = words;
  }

  /** Whether the text says by itself what it is, as {@code Row 3} does and {@code 3} does not. */
  public boolean isSaidIn(String text) {
    Matcher word = FIRST_WORD.matcher(text);
    return word.lookingAt() && words.contains(word.group().toLowerCase(Locale.ROOT));
  }

  String of(Seat seat) {
    return switch (this) {
      case SECTION -> seat.section();
      case ROW -> seat.row();
      case NUMBER -> seat.number();
    };
  }

  String word() {
    return english + " ";
  }
}
