package io.fairqueue.cli.witness;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How long answers to one kind of call took, from the first byte sent to the last one read.
 *
 * @param perSecond over the time from the first such call to the last answer
 */
public record Latency(
    Ask call,
    int answers,
    double perSecond,
    double p50Ms,
    double p95Ms,
    double p99Ms,
    double maxMs) {

  private static final double NANOS_PER_MS = 1e6;

  /** A row per kind of call that was made. */
  public static List<Latency> of(List<Seen> seen) {
    Map<Ask, List<Seen>> byAsk =
        seen.stream()
            .filter(Seen::isCall)
            .collect(Collectors.groupingBy(Seen::ask, TreeMap::new, Collectors.toList()));
    return byAsk.entrySet().stream().map(each -> of(each.getKey(), each.getValue())).toList();
  }

  private static Latency of(Ask ask, List<Seen> calls) {
    long[] took =
        calls.stream().mapToLong(call -> call.answered() - call.sent()).sorted().toArray();
    long first = calls.stream().mapToLong(Seen::sent).min().orElse(0);
    long last = calls.stream().mapToLong(Seen::answered).max().orElse(0);
    return new Latency(
        ask,
        took.length,
        tenth(took.length * 1e9 / Math.max(1, last - first)),
        at(took, 0.50),
        at(took, 0.95),
        at(took, 0.99),
        at(took, 1));
  }

  /** The nearest rank: the least value that such a share does not exceed. */
  private static double at(long[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return tenth(sorted[Math.max(0, rank - 1)] / NANOS_PER_MS);
  }

  private static double tenth(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
