package io.fairqueue.domain;

import java.util.OptionalDouble;

/**
 * What became of the admissions that are over. Those who found nothing left to buy count as absent.
 *
 * @param used they led to a claim
 * @param unused no-shows: they ran out, or were given up
 */
public record Turnout(long used, long unused) {

  /** Fewer than this tell nothing. */
  private static final int MIN_ENDED = 100;

  private static final int TENTHS = 10;

  /** How many admissions are over. */
  public long ended() {
    return used + unused;
  }

  /** The share of no-shows, 0 to 1; 0 while no admission is over. */
  public double noShows() {
    return ended() == 0 ? 0 : (double) unused / ended();
  }

  /**
   * The {@code over_admission} with which as many would come as there is stock for: {@code 1 / (1 -
   * no-shows)}, to the tenth below, 1 to 10.
   *
   * @param current what it is now
   * @return empty where that is what it is, or too few admissions are over to tell
   */
  public OptionalDouble suggestedOverAdmission(double current) {
    if (ended() < MIN_ENDED) {
      return OptionalDouble.empty();
    }
    long fitting = used == 0 ? Long.MAX_VALUE : TENTHS * ended() / used;
    double factor =
        (double)
                Math.clamp(
                    fitting,
                    SalePolicy.MIN_OVER_ADMISSION * TENTHS,
                    SalePolicy.MAX_OVER_ADMISSION * TENTHS)
            / TENTHS;
    return Math.round(current * TENTHS) == Math.round(factor * TENTHS)
        ? OptionalDouble.empty()
        : OptionalDouble.of(factor);
  }
}
