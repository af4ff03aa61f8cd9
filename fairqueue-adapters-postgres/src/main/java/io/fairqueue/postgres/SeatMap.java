package io.fairqueue.postgres;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The free seats of a tier, row by row, from which many fans in turn get the best ones: what {@link
 * io.fairqueue.domain.BestSeats} chooses, without looking at every seat for every fan.
 *
 * <p>Seats only go. So a row that has too few side by side for some number of fans once, has too
 * few ever after.
 */
final class SeatMap {

  /** What stands for a taken seat. */
  private static final int TAKEN = 0;

  private final List<int[]> rows;
  private final Map<Integer, Integer> firstRow = new HashMap<>();
  private int free;

  /**
   * @param rows unit numbers from one end of each row to the other, {@code 0} for a taken seat
   * @param gone seats that are taken although the rows say otherwise
   */
  SeatMap(List<int[]> rows, Set<Integer> gone) {
    this.rows = new ArrayList<>(rows.size());
    for (int[] row : rows) {
      int[] left = row.clone();
      for (int i = 0; i < left.length; i++) {
        if (gone.contains(left[i])) {
          left[i] = TAKEN;
        }
        free += left[i] == TAKEN ? 0 : 1;
      }
      this.rows.add(left);
    }
  }

  /** Takes seats side by side in one row, else the first free ones; none if too few are free. */
  List<Integer> take(int quantity) {
    if (free < quantity) {
      return List.of();
    }
    free -= quantity;
    for (int r = firstRow.getOrDefault(quantity, 0); r < rows.size(); r++) {
      int end = endOfRun(rows.get(r), quantity);
      if (end > 0) {
        firstRow.put(quantity, r);
        return take(rows.get(r), end - quantity, quantity);
      }
    }
    firstRow.put(quantity, rows.size());
    return takeScattered(quantity);
  }

  private List<Integer> takeScattered(int quantity) {
    List<Integer> taken = new ArrayList<>(quantity);
    for (int[] row : rows) {
      for (int i = 0; i < row.length && taken.size() < quantity; i++) {
        if (row[i] != TAKEN) {
          taken.addAll(take(row, i, 1));
        }
      }
    }
    return taken;
  }

  /** Where the first run of so many free seats ends; 0 if there is none. */
  private static int endOfRun(int[] row, int quantity) {
    int run = 0;
    for (int i = 0; i < row.length; i++) {
      run = row[i] == TAKEN ? 0 : run + 1;
      if (run == quantity) {
        return i + 1;
      }
    }
    return 0;
  }

  private static List<Integer> take(int[] row, int from, int quantity) {
    List<Integer> taken = new ArrayList<>(quantity);
    for (int i = from; i < from + quantity; i++) {
      taken.add(row[i]);
      row[i] = TAKEN;
    }
    return taken;
  }
}
