package io.fairqueue.domain;

import java.time.Duration;
import java.util.Optional;

/**
 * How fast a line moves.
 *
 * <p>Two things bring a fan nearer: the head of the line goes ({@code perSecond}), and fans before
 * him give up, each with the same chance in every second ({@code dropOut}). A position {@code p}
 * then falls as {@code dp/dt = -a - d·p}, and is 0 at {@code t = ln(1 + d·p/a) / d}, or {@code p/a}
 * where nobody gives up. The bound is that wait at the slowest speed that was seen lately, and 1.28
 * standard deviations (nine tenths of a normal distribution), of two kinds: how unevenly the head
 * goes, and how little of it was seen.
 *
 * @param perSecond how many leave the head of the line in a second
 * @param slowest the same over the slowest of some recent spans; more than 0 where that is
 * @param dropOut the share of the others who give up in a second
 * @param seen how many were seen to leave the head
 * @param burst how many leave it together, on average over those who leave; at least 1
 */
public record Pace(double perSecond, double slowest, double dropOut, double seen, double burst) {

  private static final double NINETY = 1.28;

  /** A line that was not seen to move. */
  public static final Pace UNKNOWN = new Pace(0, 0, 0, 0, 1);

  /** Where only a number of admissions is known. */
  public static Pace of(long admitted, Duration in) {
    double perSecond = (double) admitted / in.toSeconds();
    return new Pace(perSecond, perSecond, 0, admitted, 1);
  }

  /**
   * What this pace says, within the rules of the event: no line is faster than its rate, and one
   * that was not seen to move is expected to go at that rate.
   */
  public Pace within(SalePolicy policy) {
    if (policy.admissionsPerMinute().isEmpty()) {
      return this;
    }
    double rate =
        (double) policy.admissionsPerMinute().getAsInt() / AdmissionPolicy.RATE_WINDOW.toSeconds();
    return perSecond == 0
        ? new Pace(rate, rate, dropOut, Math.max(1, rate), burst)
        : new Pace(Math.min(perSecond, rate), Math.min(slowest, rate), dropOut, seen, burst);
  }

  /** In whole seconds, rounded up; empty while nothing tells the speed of the line. */
  public Optional<WaitEstimate> estimate(long position) {
    if (position == 0) {
      return Optional.of(WaitEstimate.NONE);
    }
    if (perSecond <= 0) {
      return Optional.empty();
    }
    double deviation =
        Math.sqrt(position * burst + (double) position * position * burst / Math.max(1, seen))
            / slowest;
    double median = seconds(position, perSecond);
    double bound = seconds(position, slowest) + NINETY * deviation;
    return Optional.of(new WaitEstimate((long) Math.ceil(median), (long) Math.ceil(bound)));
  }

  private double seconds(long position, double speed) {
    return dropOut > 0 ? Math.log1p(dropOut * position / speed) / dropOut : position / speed;
  }
}
