package io.fairqueue.bench.performance.figure;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one thing.
 *
 * @param key {@code a1}: the letter that the chart and the notes go by, and a number
 * @param title what is compared with what
 * @param unit of both sides
 * @param baseline null where ours stands for itself
 * @param target null where nothing was promised
 * @param remarks what else was seen
 */
public record Finding(
    String key,
    String title,
    String unit,
    @Nullable Side baseline,
    Side ours,
    @Nullable Target target,
    List<String> remarks) {

  public Finding {
    remarks = List.copyOf(remarks);
  }

  /** The ratio of each round; of a side that stands for itself, its figure. */
  public List<Double> rounds() {
    Side other = baseline;
    if (other == null) {
      return ours.rounds();
    }
    return IntStream.range(0, ours.rounds().size())
        .mapToObj(round -> ours.rounds().get(round) / other.rounds().get(round))
        .toList();
  }

  /** Median by median. */
  public double value() {
    return baseline == null ? ours.median() : ours.median() / baseline.median();
  }

  public double min() {
    return Figures.min(rounds());
  }

  public double max() {
    return Figures.max(rounds());
  }
}
