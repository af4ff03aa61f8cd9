package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SeatTest {

  static Stream<Arguments> invalid() {
    return Stream.of(
        invalid("seats.section", () -> new Seat(" ", "1", "1", null)),
        invalid("seats.section", () -> new Seat("x".repeat(51), "1", "1", null)),
        invalid("seats.row", () -> new Seat("A", "", "1", null)),
        invalid("seats.row", () -> new Seat("A", "x".repeat(21), "1", null)),
        invalid("seats.number", () -> new Seat("A", "1", "\t", null)),
        invalid("seats.number", () -> new Seat("A", "1", "x".repeat(21), null)),
        invalid("seats.number", () -> new Seat("A", "1", "1\0a", null)),
        invalid("seats.price_minor", () -> new Seat("A", "1", "1", -1L)),
        invalid("seats.price_minor", () -> new Seat("A", "1", "1", Tier.MAX_PRICE + 1)));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  @Tag("C8")
  void whatBreaksARuleIsNamed(String field, Supplier<?> seat) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(seat::get)
        .satisfies(refused -> assertThat(refused.field()).isEqualTo(field));
  }

  @Test
  @Tag("C8")
  void theBoundsThemselvesAreAllowed() {
    Seat seat = new Seat("x".repeat(50), "y".repeat(20), "z".repeat(20), Tier.MAX_PRICE);

    assertThat(seat.priceMinor()).isEqualTo(Tier.MAX_PRICE);
    assertThat(new Seat("A", "1", "1", 0L).priceMinor()).isZero();
  }

  @Test
  @Tag("C8")
  void aSeatIsCalledTheSameHoweverManySpacesAreAround() {
    assertThat(new Seat(" Stalls ", " 4", "12 ", null))
        .isEqualTo(new Seat("Stalls", "4", "12", null))
        .extracting(Seat::label)
        .isEqualTo("Section Stalls, Row 4, Seat 12");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A         | 1        | 2        | Section A, Row 1, Seat 2
          Section A | Row 1    | Seat 2   | Section A, Row 1, Seat 2
          section A | ROW 1    | seat2    | section A, ROW 1, seat2
          Block B   | Reihe 3  | Platz 5  | Block B, Reihe 3, Platz 5
          Stalls    | Rowan    | Seating  | Section Stalls, Row Rowan, Seat Seating
          القسم A   | صف 3     | مقعد 5   | القسم A, صف 3, مقعد 5
          """)
  @Tag("C16")
  void noWordIsSaidTwiceInALabel(String section, String row, String number, String label) {
    assertThat(new Seat(section, row, number, null).label()).isEqualTo(label);
  }

  private static Arguments invalid(String field, Supplier<?> seat) {
    return Arguments.of(field, seat);
  }
}
