package io.fairqueue.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.BestSeats;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SeatMapTest {

  private static final TierId TIER = new TierId(new UUID(0, 0));

  @Test
  @Tag("C11")
  void manyInTurnGetWhatBestSeatsWouldChooseForEach() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<int[]> rows = randomRows(random);
      SeatMap map = map(rows, Set.of());
      for (int fan = 0; fan < 25; fan++) {
        int quantity = 1 + random.nextInt(4);
        List<Integer> best = best(rows, quantity);

        assertThat(map.take(quantity)).as("seed %s, fan %s", seed, fan).isEqualTo(best);

        best.forEach(taken -> take(rows, taken));
      }
    }
  }

  @Test
  void whatIsKnownToBeGoneIsNotTaken() {
    SeatMap map = map(List.of(new int[] {1, 2, 3}, new int[] {4, 5}), Set.of(2));

    assertThat(map.take(2)).containsExactly(4, 5);
    assertThat(map.take(2)).containsExactly(1, 3);
    assertThat(map.take(1)).isEmpty();
  }

  private static SeatMap map(List<int[]> rows, Set<Integer> gone) {
    return new SeatMap(
        rows.stream()
            .map(row -> new SeatMap.Row(row, IntStream.range(0, row.length).toArray()))
            .toList(),
        gone);
  }

  private static List<int[]> randomRows(Random random) {
    List<int[]> rows = new ArrayList<>();
    int unit = 0;
    for (int r = 0; r < 1 + random.nextInt(6); r++) {
      int[] row = new int[1 + random.nextInt(10)];
      for (int i = 0; i < row.length; i++) {
        unit++;
        row[i] = random.nextInt(4) == 0 ? 0 : unit;
      }
      rows.add(row);
    }
    return rows;
  }

  /** What the domain chooses; nothing where it finds too few. */
  private static List<Integer> best(List<int[]> rows, int quantity) {
    List<SeatUnit> seats = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      int[] row = rows.get(r);
      for (int i = 0; i < row.length; i++) {
        seats.add(seat("row " + r, i, row[i]));
      }
    }
    List<SeatUnit> best = BestSeats.choose(seats, quantity);
    return best.size() < quantity
        ? List.of()
        : best.stream().map(seat -> (int) seat.unitId().value().getLeastSignificantBits()).toList();
  }

  private static SeatUnit seat(String row, int number, int unit) {
    return new SeatUnit(
        new UnitId(new UUID(0, unit)),
        TIER,
        "A",
        row,
        Integer.toString(number),
        100,
        unit == 0 ? UnitStatus.SOLD : UnitStatus.FREE);
  }

  private static void take(List<int[]> rows, int unit) {
    rows.forEach(
        row -> IntStream.range(0, row.length).filter(i -> row[i] == unit).forEach(i -> row[i] = 0));
  }
}
