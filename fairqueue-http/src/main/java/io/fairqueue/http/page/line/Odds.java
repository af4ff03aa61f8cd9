package io.fairqueue.http.page.line;

import io.fairqueue.http.page.frame.Keys;
import java.util.OptionalDouble;

/** Whether there will be tickets for a fan, as far as those ahead let anybody know. */
enum Odds {
  /** Even if all who are ahead take all that they may. */
  PLENTY,
  /** If they take about what fans took so far. */
  LIKELY,
  /** If they take one each. */
  TIGHT,
  UNLIKELY,
  SOLD_OUT;

  private static final double SAFE_PART = 0.9;

  /**
   * The same as {@code crowd.js} says.
   *
   * @param free how many tickets are left
   * @param max how many one fan may take
   * @param mean how many fans took so far; empty while none did
   */
  static Odds of(long ahead, long free, int max, OptionalDouble mean) {
    if (free == 0) {
      return SOLD_OUT;
    }
    if ((ahead + 1) * max <= free) {
      return PLENTY;
    }
    if ((ahead + 1) * mean.orElse(max) <= SAFE_PART * free) {
      return LIKELY;
    }
    return ahead < free ? TIGHT : UNLIKELY;
  }

  /** The name of its text. */
  String key() {
    return "odds." + Keys.of(this);
  }
}
