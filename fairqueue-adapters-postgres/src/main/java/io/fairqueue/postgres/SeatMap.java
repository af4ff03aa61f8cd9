package io.fairqueue.postgres;

import io.fairqueue.domain.SeatRow;
import io.fairqueue.domain.SeatRuns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * The free seats of a tier, from which many fans in turn get the best ones: what {@link
 * io.fairqueue.domain.BestSeats} chooses, without looking at every seat for every fan.
 */
final class SeatMap {

  private final SeatRuns<Integer> runs = new SeatRuns<>();

  /**
   * @param gone seats that are taken although the rows say otherwise
   */
  SeatMap(List<Row> rows, Set<Integer> gone) {
    for (Row row : rows) {
      SeatRow<Integer> seats = new SeatRow<>();
      for (int i = 0; i < row.units().length; i++) {
        int unit = row.units()[i];
        int ordinal = row.ordinals()[i];
        seats.add(
            unit,
            ordinal == Row.UNNUMBERED ? null : ordinal,
            unit != Row.TAKEN && !gone.contains(unit));
      }
      seats.addTo(runs);
    }
  }

  /** Takes seats side by side in one row, else in few pieces; none if too few are free. */
  List<Integer> take(int quantity) {
    return runs.take(quantity);
  }

  /**
   * A row of seats.
   *
   * @param units their numbers from one end to the other, {@link #TAKEN} for a taken one
   * @param ordinals what they are called, {@link #UNNUMBERED} for one without a number
   */
  record Row(int[] units, int[] ordinals) {

    static final int TAKEN = 0;
    static final int UNNUMBERED = -1;

    static Row read(ResultSet row) throws SQLException {
      return new Row(Columns.ints(row, "seats"), Columns.ints(row, "ordinals"));
    }

    /** The row with only these seats free. */
    Row only(Set<Integer> free) {
      int[] left = units.clone();
      for (int i = 0; i < left.length; i++) {
        left[i] = free.contains(left[i]) ? left[i] : TAKEN;
      }
      return new Row(left, ordinals);
    }
  }
}
