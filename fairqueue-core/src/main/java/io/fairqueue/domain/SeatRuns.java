package io.fairqueue.domain;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The free seats of a hall as runs of neighbours, from which many fans in turn get theirs: a run
 * that they fill; else the shortest one in which they leave no single seat behind, which few would
 * buy; else the shortest that has room for all, so that long ones are there for those who need
 * them; the first of equals. Where no run has room, the longest ones together. Not thread-safe.
 *
 * @param <S> a seat
 */
public final class SeatRuns<S> {

  private final List<List<S>> runs = new ArrayList<>();

  /** Which runs have this many seats left, by their place in {@link #runs}. */
  private final TreeMap<Integer, TreeSet<Integer>> byLength = new TreeMap<>();

  private int free;

  /** Adds free seats side by side; runs come in the order of the hall. */
  public void add(List<S> run) {
    if (!run.isEmpty()) {
      runs.add(run);
      free += run.size();
      put(runs.size() - 1);
    }
  }

  /** Takes this many seats; none if fewer are left. */
  public List<S> take(int quantity) {
    List<S> taken = new ArrayList<>();
    while (free >= quantity - taken.size() && taken.size() < quantity) {
      int missing = quantity - taken.size();
      taken.addAll(takeFrom(best(missing), missing));
    }
    return taken;
  }

  private int best(int missing) {
    TreeSet<Integer> exact = byLength.get(missing);
    if (exact != null) {
      return exact.first();
    }
    var leavesNoSingle = byLength.ceilingEntry(missing + 2);
    var fits = leavesNoSingle == null ? byLength.ceilingEntry(missing) : leavesNoSingle;
    return (fits == null ? byLength.lastEntry() : fits).getValue().first();
  }

  private List<S> takeFrom(int run, int missing) {
    List<S> seats = runs.get(run);
    var alike = requireNonNull(byLength.get(seats.size()));
    alike.remove(run);
    if (alike.isEmpty()) {
      byLength.remove(seats.size());
    }
    int count = Math.min(missing, seats.size());
    runs.set(run, seats.subList(count, seats.size()));
    put(run);
    free -= count;
    return seats.subList(0, count);
  }

  private void put(int run) {
    int length = runs.get(run).size();
    if (length > 0) {
      byLength.computeIfAbsent(length, any -> new TreeSet<>()).add(run);
    }
  }
}
