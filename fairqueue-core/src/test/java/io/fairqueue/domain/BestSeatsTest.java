package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BestSeatsTest {

  private static final int ROW_LENGTH = 6;

  @Test
  @Tag("C8")
  void neighboursAreBetterThanTheFirstSeats() {
    List<SeatUnit> seats = seats("A 1: .x.x", "A 2: ..");

    assertThat(chosen(seats, 2)).containsExactly("A 2 1", "A 2 2");
    assertThat(chosen(seats, 1)).containsExactly("A 1 1");
  }

  @Test
  @Tag("C16")
  void theRunThatFitsBestIsTakenAndLongOnesAreLeftForThoseWhoNeedThem() {
    List<SeatUnit> seats = seats("A 1: ......", "A 2: x...x", "A 3: ..x..");

    assertThat(chosen(seats, 2)).containsExactly("A 3 1", "A 3 2");
    assertThat(chosen(seats, 3)).containsExactly("A 2 2", "A 2 3", "A 2 4");
    assertThat(chosen(seats, 4)).containsExactly("A 1 1", "A 1 2", "A 1 3", "A 1 4");
  }

  @Test
  @Tag("C8")
  @Tag("C16")
  void whereNoRunIsLongEnoughTheLongestOnesAreTaken() {
    List<SeatUnit> seats = seats("B 1: ..", "A 1: .x.", "A 2: x.");

    assertThat(chosen(seats, 3)).containsExactly("B 1 1", "B 1 2", "A 1 1");
  }

  @Test
  @Tag("C16")
  void noSingleSeatIsLeftBehindWhereThatCanBeHelped() {
    List<SeatUnit> seats = seats("A 1: ...", "A 2: ....");

    assertThat(chosen(seats, 2)).containsExactly("A 2 1", "A 2 2");
    assertThat(chosen(seats, 1)).containsExactly("A 1 1");
    assertThat(chosen(seats("A 1: .....", "A 2: ...", "A 3: ...."), 2))
        .containsExactly("A 3 1", "A 3 2");
    assertThat(chosen(seats("A 1: ...", "A 2: ..."), 2)).containsExactly("A 1 1", "A 1 2");
  }

  @Test
  @Tag("C16")
  void aSeatWithALetterStandsByItsNumber() {
    List<SeatUnit> seats =
        List.of(free("1", "2"), free("1", "1A"), free("1", "1"), free("1", "4"), free("1", "4A"));

    assertThat(chosen(seats, 3)).containsExactly("A 1 1", "A 1 1A", "A 1 2");
    assertThat(chosen(List.of(free("1", "1"), free("1", "1A"), free("1", "3")), 2))
        .containsExactly("A 1 1", "A 1 1A");
  }

  @Test
  @Tag("C16")
  void anAisleShowsInAJumpOfTheNumbers() {
    List<SeatUnit> seats =
        List.of(free("1", "1"), free("1", "2"), free("1", "4"), free("1", "5"), free("1", "6"));

    assertThat(chosen(seats, 3)).containsExactly("A 1 4", "A 1 5", "A 1 6");
    assertThat(chosen(seats, 2)).containsExactly("A 1 1", "A 1 2");
  }

  @Test
  @Tag("C16")
  void aRowOfOddNumbersHasNoAisleBetweenThem() {
    List<SeatUnit> seats = List.of(free("1", "1"), free("1", "3"), free("1", "5"), free("1", "9"));

    assertThat(chosen(seats, 3)).containsExactly("A 1 1", "A 1 3", "A 1 5");
  }

  @Test
  @Tag("C16")
  void rowZComesBeforeRowAaAndWordsComeLast() {
    List<SeatUnit> seats =
        List.of(
            free("AA", "1"), free("Box", "1"), free("Z", "1"), free("A10", "1"), free("A2", "1"));

    assertThat(chosen(seats, 5)).containsExactly("A A2 1", "A A10 1", "A Z 1", "A AA 1", "A Box 1");
  }

  @Test
  @Tag("C16")
  void seatsCalledByLettersAreNeighbours() {
    assertThat(chosen(List.of(free("1", "A"), free("1", "C"), free("1", "D")), 2))
        .containsExactly("A 1 C", "A 1 D");
  }

  @Test
  @Tag("C8")
  void row2ComesBeforeRow10AndSeat9BeforeSeat10() {
    assertThat(chosen(seats("A 10: ..", "A 9: x.", "A 2: .."), 2))
        .containsExactly("A 2 1", "A 2 2");
    assertThat(chosen(seats("A 1: xxxxxxxx.."), 2)).containsExactly("A 1 9", "A 1 10");
    assertThat(chosen(seats("AA 1: .", "B 1: ."), 1)).containsExactly("B 1 1");
  }

  @Test
  @Tag("C8")
  void aTakenSeatPartsItsNeighboursAndSoDoesTheEndOfARow() {
    assertThat(chosen(seats("A 1: .hs.", "A 2: .", "B 2: .x", "B 3: xx..x"), 2))
        .containsExactly("B 3 3", "B 3 4");
  }

  @Test
  @Tag("C8")
  void rowsOfLikeNamesInOtherSectionsAreOtherRows() {
    List<SeatUnit> seats = new ArrayList<>();
    seats.add(seat("A\nB", "C", 1, UnitStatus.FREE));
    seats.add(seat("A", "B\nC", 2, UnitStatus.FREE));
    seats.addAll(seats("Z 1: .."));

    assertThat(chosen(seats, 2)).containsExactly("Z 1 1", "Z 1 2");
  }

  @Test
  void whoAsksForMoreThanIsFreeGetsNone() {
    assertThat(chosen(seats("A 1: .x."), 3)).isEmpty();
    assertThat(chosen(List.of(), 1)).isEmpty();
  }

  /** Each row is a number whose bits tell which of its seats are taken. */
  @Property
  @net.jqwik.api.Tag("C8")
  void whereNeighboursAreFreeNeighboursAreGiven(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 63) Integer> rows,
      @ForAll @IntRange(min = 1, max = ROW_LENGTH) int quantity,
      @ForAll long seed) {
    List<SeatUnit> ordered = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      for (int seat = 0; seat < ROW_LENGTH; seat++) {
        boolean taken = (rows.get(row) >> seat & 1) == 1;
        ordered.add(seat("A", "" + (row + 1), seat + 1, taken ? UnitStatus.SOLD : UnitStatus.FREE));
      }
    }
    List<SeatUnit> shuffled = new ArrayList<>(ordered);
    Collections.shuffle(shuffled, new Random(seed));

    List<SeatUnit> chosen = BestSeats.choose(shuffled, quantity);

    List<SeatUnit> free =
        ordered.stream().filter(seat -> seat.status() == UnitStatus.FREE).toList();
    List<List<SeatUnit>> whole =
        IntStream.rangeClosed(0, ordered.size() - quantity)
            .mapToObj(from -> ordered.subList(from, from + quantity))
            .filter(free::containsAll)
            .filter(run -> run.getFirst().row().equals(run.getLast().row()))
            .toList();
    if (!whole.isEmpty()) {
      assertThat(whole).contains(chosen);
    } else if (free.size() < quantity) {
      assertThat(chosen).isEmpty();
    } else {
      assertThat(chosen).hasSize(quantity).doesNotHaveDuplicates();
      assertThat(free).containsAll(chosen);
    }
  }

  private static List<String> chosen(List<SeatUnit> seats, int quantity) {
    return BestSeats.choose(seats, quantity).stream()
        .map(seat -> seat.section() + " " + seat.row() + " " + seat.number())
        .toList();
  }

  private static SeatUnit free(String row, String number) {
    return new SeatUnit(
        new UnitId(UUID.nameUUIDFromBytes((row + "/" + number).getBytes(StandardCharsets.UTF_8))),
        new TierId(new UUID(0, 1)),
        "A",
        row,
        number,
        100,
        UnitStatus.FREE);
  }

  /** Rows as {@code A 1: .x.}: a dot for each free seat. */
  private static List<SeatUnit> seats(String... rows) {
    return Stream.of(rows).flatMap(BestSeatsTest::row).toList();
  }

  private static Stream<SeatUnit> row(String text) {
    String name = text.substring(0, text.indexOf(':'));
    String places = text.substring(text.indexOf(':') + 2);
    int space = name.indexOf(' ');
    return IntStream.range(0, places.length())
        .mapToObj(
            i ->
                seat(
                    name.substring(0, space),
                    name.substring(space + 1),
                    i + 1,
                    status(places.charAt(i))));
  }

  private static UnitStatus status(char place) {
    return switch (place) {
      case '.' -> UnitStatus.FREE;
      case 'h' -> UnitStatus.HELD;
      default -> UnitStatus.SOLD;
    };
  }

  private static SeatUnit seat(String section, String row, int number, UnitStatus status) {
    String name = section + "/" + row + "/" + number;
    return new SeatUnit(
        new UnitId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))),
        new TierId(new UUID(0, 1)),
        section,
        row,
        Integer.toString(number),
        100,
        status);
  }
}
