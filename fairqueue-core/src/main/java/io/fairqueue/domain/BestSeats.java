package io.fairqueue.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which seats a fan gets who asks for a number only: adjacent ones in one row where they exist,
 * else the first free ones. Sections and rows in the order of their names, shorter names first, so
 * that row 2 comes before row 10.
 */
public final class BestSeats {

  private static final Comparator<String> NATURAL =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private static final Comparator<SeatUnit> ORDER =
      Comparator.comparing(SeatUnit::section, NATURAL)
          .thenComparing(SeatUnit::row, NATURAL)
          .thenComparing(SeatUnit::number, NATURAL);

  private record Row(String section, String name) {}

  private BestSeats() {}

  /**
   * Chooses among a tier's seats.
   *
   * @param seats all of them, taken ones too: a taken seat parts its neighbours
   * @return {@code quantity} free seats, or fewer when fewer are free
   */
  public static List<SeatUnit> choose(List<SeatUnit> seats, int quantity) {
    var ordered = seats.stream().sorted(ORDER).toList();
    for (List<SeatUnit> row : rows(ordered).values()) {
      var adjacent = adjacent(row, quantity);
      if (adjacent.size() == quantity) {
        return adjacent;
      }
    }
    return ordered.stream().filter(BestSeats::isFree).limit(quantity).toList();
  }

  private static Map<Row, List<SeatUnit>> rows(List<SeatUnit> ordered) {
    var rows = new LinkedHashMap<Row, List<SeatUnit>>();
    for (SeatUnit seat : ordered) {
      rows.computeIfAbsent(new Row(seat.section(), seat.row()), row -> new ArrayList<>()).add(seat);
    }
    return rows;
  }

  private static List<SeatUnit> adjacent(List<SeatUnit> row, int quantity) {
    var run = new ArrayList<SeatUnit>();
    for (SeatUnit seat : row) {
      if (isFree(seat)) {
        run.add(seat);
      } else {
        run.clear();
      }
      if (run.size() == quantity) {
        break;
      }
    }
    return run;
  }

  private static boolean isFree(SeatUnit seat) {
    return seat.status() == UnitStatus.FREE;
  }
}
