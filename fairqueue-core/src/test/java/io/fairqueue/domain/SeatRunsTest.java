package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SeatRunsTest {

  private static final TierId TIER = new TierId(new UUID(0, 0));

  @Test
  @Tag("C11")
  void manyInTurnGetWhatBestSeatsWouldChooseForEach() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<int[]> rows = randomRows(random);
      SeatRuns<Integer> runs = runs(rows);
      for (int fan = 0; fan < 25; fan++) {
        int quantity = 1 + random.nextInt(4);
        List<Integer> best = best(rows, quantity);

        assertThat(runs.take(quantity)).as("seed %s, fan %s", seed, fan).isEqualTo(best);

        best.forEach(taken -> take(rows, taken));
      }
    }
  }

  private static SeatRuns<Integer> runs(List<int[]> rows) {
    SeatRuns<Integer> runs = new SeatRuns<>();
    for (int[] row : rows) {
      SeatRow<Integer> seats = new SeatRow<>();
      for (int i = 0; i < row.length; i++) {
        seats.add(row[i], i, row[i] != 0);
      }
      seats.addTo(runs);
    }
    return runs;
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
