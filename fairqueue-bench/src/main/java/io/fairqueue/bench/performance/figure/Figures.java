package io.fairqueue.bench.performance.figure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Arithmetic on rounds, and how figures are printed. */
public final class Figures {

  private Figures() {}

  public static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  static double min(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  static double max(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /** The median of some waits. */
  public static String millis(List<Duration> waits) {
    return text(median(waits.stream().map(wait -> wait.toNanos() / 1e6).toList())) + " ms";
  }

  /** Three digits that matter, or all before the point. */
  public static String text(double value) {
    double size = Math.abs(value);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
