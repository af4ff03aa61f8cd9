package io.fairqueue.line.view;

import io.fairqueue.domain.AdmissionPolicy;

/**
 * Admissions of the last minute, by the second. The second in which the minute began counts as a
 * whole: so no limit is passed.
 */
final class AdmissionWindow {

  private static final int MINUTE = (int) AdmissionPolicy.RATE_WINDOW.toSeconds();
  private static final int SECONDS = MINUTE + 1;
  private static final long MILLIS = 1_000;

  private final int[] admitted = new int[SECONDS];
  private long second;

  void add(int admissions, long at) {
    long now = Math.floorDiv(at, MILLIS);
    for (long s = Math.max(second + 1, now - MINUTE); s <= now; s++) {
      admitted[index(s)] = 0;
    }
    second = Math.max(second, now);
    admitted[index(second)] += admissions;
  }

  /** How many count at this moment. */
  long count(long at) {
    long now = Math.floorDiv(at, MILLIS);
    long sum = 0;
    for (long s = now - MINUTE; s <= Math.max(now, second); s++) {
      sum += in(s);
    }
    return sum;
  }

  private int in(long s) {
    return s > second || s <= second - SECONDS ? 0 : admitted[index(s)];
  }

  private static int index(long second) {
    return Math.floorMod(second, SECONDS);
  }
}
