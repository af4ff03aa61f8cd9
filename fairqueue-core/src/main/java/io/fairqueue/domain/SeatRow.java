package io.fairqueue.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of seats, from one end to the other, taken ones too. A taken seat parts its neighbours,
 * and so does an aisle, which shows in a jump of the numbers. Where a row has odd numbers only, or
 * even ones, that is no jump: many halls number so.
 *
 * @param <S> a seat
 */
public final class SeatRow<S> {

  private static final int TELLING = 3;

  private record Chair<S>(S seat, @Nullable Integer ordinal, boolean free) {}

  private final List<Chair<S>> chairs = new ArrayList<>();

  /** Adds the next seat. */
  public void add(S seat, @Nullable Integer ordinal, boolean free) {
    chairs.add(new Chair<>(seat, ordinal, free));
  }

  /** Adds this row's free seats, run by run. */
  public void addTo(SeatRuns<S> runs) {
    int step = step();
    List<S> run = new ArrayList<>();
    @Nullable Integer last = null;
    for (Chair<S> chair : chairs) {
      if (!chair.free() || isAisle(last, chair.ordinal(), step)) {
        runs.add(run);
        run = new ArrayList<>();
      }
      if (chair.free()) {
        run.add(chair.seat());
      }
      last = chair.ordinal() == null ? last : chair.ordinal();
    }
    runs.add(run);
  }

  /** Where each seat stands, in widths of a seat from the row's first: an aisle is one wide. */
  public List<Integer> positions() {
    int step = step();
    List<Integer> positions = new ArrayList<>(chairs.size());
    int at = -1;
    @Nullable Integer last = null;
    for (Chair<S> chair : chairs) {
      at += isAisle(last, chair.ordinal(), step) ? 2 : 1;
      positions.add(at);
      last = chair.ordinal() == null ? last : chair.ordinal();
    }
    return positions;
  }

  private static boolean isAisle(@Nullable Integer last, @Nullable Integer next, int step) {
    return last != null && next != null && next - last > step;
  }

  private int step() {
    var numbers =
        chairs.stream().map(Chair::ordinal).filter(ordinal -> ordinal != null).distinct().toList();
    boolean skips =
        numbers.size() >= TELLING
            && numbers.stream().map(number -> Math.floorMod(number, 2)).distinct().count() == 1;
    return skips ? 2 : 1;
  }
}
