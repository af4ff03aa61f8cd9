package io.fairqueue.bench.performance.figure;

import java.util.Locale;

/** What a figure should at least, or at most, be. */
public record Target(double bound, boolean atLeast) {

  public static Target atLeast(double bound) {
    return new Target(bound, true);
  }

  public static Target atMost(double bound) {
    return new Target(bound, false);
  }

  public boolean isMet(double value) {
    return atLeast ? value >= bound : value <= bound;
  }

  /** How good a value is: 1 just meets the target, 2 is twice as good. */
  double score(double value) {
    return atLeast ? value / bound : bound / value;
  }

  @Override
  public String toString() {
    return (atLeast ? "≥ " : "≤ ")
        + String.format(Locale.ROOT, bound % 1 == 0 ? "%.0f" : "%s", bound);
  }
}
