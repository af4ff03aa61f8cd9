package io.fairqueue.domain;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How many fans to admit now: a pure function of the line, the stock and the rules.
 *
 * <p>An outstanding admission (admitted, not yet claimed) may still take {@code unitsPerClaim}
 * units. The last units sell one fan at a time: with nobody outstanding and anything free, one is
 * admitted.
 *
 * @param perMinute the most admissions in any 60 seconds
 * @param maxActive the most outstanding admissions
 * @param overAdmission admissions per free unit
 * @param unitsPerClaim units that one admission may take
 * @param window how long an admission lasts
 * @param presence how long after a fan was last seen the turn still goes to that fan; zero for
 *     however long
 */
public record AdmissionPolicy(
    OptionalInt perMinute,
    OptionalInt maxActive,
    double overAdmission,
    int unitsPerClaim,
    Duration window,
    Duration presence) {

  /** Whether fans are present or not. */
  public AdmissionPolicy(
      OptionalInt perMinute,
      OptionalInt maxActive,
      double overAdmission,
      int unitsPerClaim,
      Duration window) {
    this(perMinute, maxActive, overAdmission, unitsPerClaim, window, Duration.ZERO);
  }

  /** The window in which {@code perMinute} is counted. */
  public static final Duration RATE_WINDOW = Duration.ofSeconds(60);

  /** The number of fans to admit from the head of the line; never negative. */
  public int admissible(LineState line) {
    long max = line.waiting();
    if (perMinute.isPresent()) {
      max = Math.min(max, perMinute.getAsInt() - line.admittedInWindow());
    }
    if (maxActive.isPresent()) {
      max = Math.min(max, maxActive.getAsInt() - line.active());
    }
    if (line.freeUnits().isPresent()) {
      max = Math.min(max, withinStock(line.freeUnits().getAsLong(), line.active()));
    }
    return Math.clamp(max, 0, Integer.MAX_VALUE);
  }

  /** The same rules without the rate: for an operator who admits by hand. */
  public AdmissionPolicy withoutRate() {
    return new AdmissionPolicy(
        OptionalInt.empty(), maxActive, overAdmission, unitsPerClaim, window, presence);
  }

  private long withinStock(long free, long active) {
    long room = (long) Math.floor(free * overAdmission) - active * unitsPerClaim;
    long max = Math.floorDiv(room, unitsPerClaim);
    return active == 0 && free > 0 ? Math.max(1, max) : max;
  }
}
