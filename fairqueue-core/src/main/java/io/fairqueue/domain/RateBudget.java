package io.fairqueue.domain;

import java.util.Arrays;

/**
 * What a limit of admissions per minute still allows, and when what was spent comes back: an
 * admission counts for {@link AdmissionPolicy#RATE_WINDOW}, then its place in the budget is free
 * again. So a spent budget makes the next fan wait, and an unspent one lets many in at once.
 *
 * @param perMinute the limit, at least 1
 * @param spent admissions by their age: {@code spent[i]} happened {@code i} whole seconds ago; not
 *     changed after this
 */
public record RateBudget(int perMinute, long[] spent) {

  private static final int WINDOW = (int) AdmissionPolicy.RATE_WINDOW.toSeconds();

  /** As full as lines get by chance while the limit is what holds them back. */
  private static final double NEARLY_ALL = 0.9;

  public RateBudget {
    if (perMinute < 1 || spent.length != WINDOW) {
      throw new IllegalArgumentException("needs a limit, and %d seconds".formatted(WINDOW));
    }
  }

  /** Where only their number is known: spread over the window. */
  public static RateBudget of(int perMinute, long admitted) {
    long[] spent = new long[WINDOW];
    for (int i = 0; i < WINDOW; i++) {
      spent[i] = admitted * (i + 1) / WINDOW - admitted * i / WINDOW;
    }
    return new RateBudget(perMinute, spent);
  }

  /** Whether the limit is what holds the line back. */
  public boolean isSpent() {
    return Arrays.stream(spent).sum() >= NEARLY_ALL * perMinute;
  }

  /**
   * How long the budget alone makes this position wait, in seconds.
   *
   * @param position 1 for the next; fractions count as whole
   */
  public double seconds(double position) {
    long left = Math.max(1, (long) Math.ceil(position));
    long[] counting = youngest();
    long free = perMinute - Arrays.stream(counting).sum();
    if (left <= free) {
      return 0;
    }
    left -= free;
    long rounds = (left - 1) / perMinute;
    long rest = left - rounds * perMinute;
    for (int age = WINDOW - 1; age >= 0; age--) {
      rest -= counting[age];
      if (rest <= 0) {
        return rounds * (double) WINDOW + WINDOW - age;
      }
    }
    return (rounds + 1) * (double) WINDOW;
  }

  /** No more than the limit: what was spent above a lower one frees nothing when it ends. */
  private long[] youngest() {
    long[] youngest = new long[WINDOW];
    long room = perMinute;
    for (int age = 0; age < WINDOW; age++) {
      youngest[age] = Math.min(room, spent[age]);
      room -= youngest[age];
    }
    return youngest;
  }
}
