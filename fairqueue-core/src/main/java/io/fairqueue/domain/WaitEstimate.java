package io.fairqueue.domain;

/**
 * How long a fan still waits, guessed.
 *
 * @param medianSeconds half of those who stand so wait no longer than this
 * @param ninetySeconds nine of ten wait no longer than this; never less than the median
 */
public record WaitEstimate(long medianSeconds, long ninetySeconds) {

  /** For a fan who no longer waits. */
  public static final WaitEstimate NONE = new WaitEstimate(0, 0);

  /** The longer of both, each by itself. */
  WaitEstimate orLonger(WaitEstimate other) {
    return new WaitEstimate(
        Math.max(medianSeconds, other.medianSeconds), Math.max(ninetySeconds, other.ninetySeconds));
  }
}
