package io.fairqueue.bench.performance;

import java.util.Locale;

/** What a figure should at least, or at most, be. */
record Target(double bound, boolean atLeast) {

  static Target atLeast(double bound) {
    return new Target(bound, true);
  }

  static Target atMost(double bound) {
    return new Target(bound, false);
  }

  boolean isMet(double value) {
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
