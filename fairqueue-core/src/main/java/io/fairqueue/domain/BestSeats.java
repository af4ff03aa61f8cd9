package io.fairqueue.domain;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which seats a fan gets who asks for a number only: adjacent ones in one row where they exist,
 * from the run that they fit best; see {@link SeatRuns}. Rows and seats are in natural order.
 */
public final class BestSeats {

  private record Placed(SeatUnit seat, SeatPlace place) {}

  private BestSeats() {}

  /**
   * Chooses among a tier's seats.
   *
   * @param seats all of them, taken ones too: a taken seat parts its neighbours
   * @return {@code quantity} free seats, or none when fewer are free
   */
  public static List<SeatUnit> choose(List<SeatUnit> seats, int quantity) {
    Map<String, SeatRow<SeatUnit>> rows = new LinkedHashMap<>();
    seats.stream()
        .map(seat -> new Placed(seat, SeatPlace.of(seat.section(), seat.row(), seat.number())))
        .sorted(Comparator.comparing(Placed::place, SeatPlace.NATURAL))
        .forEach(
            placed ->
                rows.computeIfAbsent(placed.place().rowKey(), row -> new SeatRow<>())
                    .add(placed.seat(), placed.place().ordinal(), placed.seat().isFree()));
    SeatRuns<SeatUnit> runs = new SeatRuns<>();
    rows.values().forEach(row -> row.addTo(runs));
    return runs.take(quantity);
  }
}
