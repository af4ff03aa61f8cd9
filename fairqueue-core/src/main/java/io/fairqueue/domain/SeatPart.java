package io.fairqueue.domain;

import java.util.regex.Pattern;

/** A part of a seat's label, and how such parts are called. */
public enum SeatPart {
  SECTION(
      "Section",
      "section|block|area|zone|sector|sektor|bereich|abschnitt|secteur|bloc|قسم|القسم|قطاع|منطقة"),
  ROW("Row", "row|reihe|rang|rangée|rangee|صف|الصف"),
  NUMBER("Seat", "seat|chair|sitz|platz|stuhl|place|siège|siege|مقعد|المقعد");

  private static final String NO_MORE_LETTERS = "(?![\\p{L}\\p{M}])";

  private final String english;
  private final Pattern said;

  SeatPart(String english, String words) {
    this.english = english;
    this.said =
        Pattern.compile(
            "(" + words + ")" + NO_MORE_LETTERS, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Whether the text says by itself what it is, as {@code Row 3} does and {@code 3} does not. */
  public boolean isSaidIn(String text) {
    return said.matcher(text).lookingAt();
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
