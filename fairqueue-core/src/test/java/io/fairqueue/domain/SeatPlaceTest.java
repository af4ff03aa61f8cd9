package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("C16")
class SeatPlaceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a7",
        " A 7 ",
        "A\u00a07",
        "A07",
        "A007",
        "\uff21\uff17",
        "A\u200b7",
        "\ufeffA7",
        "\u04107",
        "\u03917",
        "A\u0667",
        "A\u00ad7",
        "\u24b6\u2466"
      })
  void oneSeatWrittenInManyWaysIsOneSeat(String number) {
    assertThat(key("S", "1", number)).isEqualTo(key("S", "1", "A7"));
    assertThat(key("S", number, "1")).isEqualTo(key("S", "A7", "1"));
    assertThat(key(number, "1", "1")).isEqualTo(key("A7", "1", "1"));
  }

  @Test
  void whatIsDifferentStaysDifferent() {
    List<String> numbers =
        List.of(
            "1", "10", "100", "0", "A", "B", "A1", "1A", "A10", "\u00c9", "E", "I", "O", "\u0416");

    assertThat(numbers.stream().map(number -> key("S", "1", number)).distinct())
        .hasSize(numbers.size());
    assertThat(key("1", "11", "1")).isNotEqualTo(key("11", "1", "1"));
  }

  @Test
  void dashesOfEveryLengthAreOne() {
    assertThat(key("S", "A\u20131", "1")).isEqualTo(key("S", "A-1", "1"));
    assertThat(key("S", "A\u22121", "1")).isEqualTo(key("S", "A-1", "1"));
  }

  @Test
  void rowsAndSeatsAreInNaturalOrder() {
    List<String> natural =
        List.of(
            "1",
            "2",
            "10",
            "A",
            "A1",
            "A2",
            "A10",
            "B",
            "Z",
            "AA",
            "AB",
            "BB",
            "Balcony",
            "Balcony 2",
            "Balcony 10",
            "Stalls");
    List<String> shuffled = new ArrayList<>(natural);
    Collections.shuffle(shuffled, new Random(7));

    shuffled.sort((a, b) -> SeatPlace.NATURAL.compare(row(a), row(b)));
    assertThat(shuffled).isEqualTo(natural);
    shuffled.sort((a, b) -> SeatPlace.NATURAL.compare(seat(a), seat(b)));
    assertThat(shuffled).isEqualTo(natural);
  }

  @Test
  void cyrillicRowsKeepTheOrderOfTheirAlphabet() {
    List<String> rows = List.of("\u0410", "\u0411", "\u0412", "\u0413", "\u0415", "\u041a");

    assertThat(rows.stream().sorted((a, b) -> SeatPlace.NATURAL.compare(row(a), row(b))))
        .isEqualTo(rows);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200b", "\ufeff", "\u3164", "\u00ad\u2060"})
  void whatNobodySeesIsNoLabel(String nothing) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new Seat("A", nothing, "1", null))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("seats.row"));
  }

  private static String key(String section, String row, String number) {
    SeatPlace place = SeatPlace.of(section, row, number);
    return place.rowKey() + "/" + place.seatKey();
  }

  private static SeatPlace row(String row) {
    return SeatPlace.of("S", row, "1");
  }

  private static SeatPlace seat(String number) {
    return SeatPlace.of("S", "1", number);
  }
}
