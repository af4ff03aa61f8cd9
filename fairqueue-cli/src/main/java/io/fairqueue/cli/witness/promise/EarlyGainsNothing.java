package io.fairqueue.cli.witness.promise;

import io.fairqueue.cli.witness.Fact;
import io.fairqueue.cli.witness.Seen;
import io.fairqueue.cli.witness.Terms;
import io.fairqueue.cli.witness.Verdict;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where places are drawn, they have nothing to do with when fans came: numbers tell that, and the
 * ranks of numbers and places are not correlated, by Spearman. Chance alone has it otherwise about
 * once in 150,000 sales.
 */
final class EarlyGainsNothing implements Promise {

  private static final String NAME = "coming early gains nothing";
  private static final double FAR = 4.5;
  private static final int ENOUGH = 10;

  @Override
  public Verdict judge(List<Seen> seen, Terms terms) {
    Set<Long> gathered = new HashSet<>();
    for (Seen each : seen) {
      if (each.fact() instanceof Fact.Standing standing && standing.isInLobby()) {
        gathered.add(standing.number());
      }
    }
    TreeMap<Long, Long> places = new TreeMap<>();
    for (Seen each : seen) {
      if (each.fact() instanceof Fact.Standing standing
          && standing.place() > 0
          && gathered.contains(standing.number())) {
        places.put(standing.number(), standing.place());
      }
    }
    if (places.size() < ENOUGH) {
      return Verdict.of(NAME, "%d drawn".formatted(places.size()), List.of());
    }
    double correlation = correlation(List.copyOf(places.values()));
    double deviations = correlation * Math.sqrt(places.size() - 1.0);
    return Verdict.of(
        NAME,
        "%d drawn; number and place correlate by %.3f".formatted(places.size(), correlation),
        Math.abs(deviations) <= FAR
            ? List.of()
            : List.of("that is %.1f standard deviations from chance".formatted(deviations)));
  }

  /** Spearman's, of places with the order in which they are given here. */
  private static double correlation(List<Long> places) {
    long[] ascending = places.stream().mapToLong(Long::longValue).sorted().toArray();
    double squares = 0;
    for (int i = 0; i < places.size(); i++) {
      double apart = i - Arrays.binarySearch(ascending, places.get(i));
      squares += apart * apart;
    }
    double n = places.size();
    return 1 - 6 * squares / (n * (n * n - 1));
  }
}
