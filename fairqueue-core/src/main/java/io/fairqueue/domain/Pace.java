package io.fairqueue.domain;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How fast a line moves.
 *
 * <p>Two things bring a fan nearer: the head of the line goes ({@code perSecond}), and fans before
 * him give up, each with the same chance in every second ({@code dropOut}). A position {@code p}
 * then falls as {@code dp/dt = -a - d·p}, and is 0 at {@code t = ln(1 + d·p/a) / d}, or {@code p/a}
 * where nobody gives up. The bound is that wait at the slowest speed that was seen lately, a tick,
 * and 1.64 standard deviations, of two kinds: how unevenly the head goes, and how little of it was
 * seen. (For nine tenths of a normal distribution 1.28 would do; but a line that lives on returns
 * slows down.)
 *
 * <p>Where a limit of admissions per minute holds the line back, no speed tells how long that
 * takes: what was spent of it comes back a minute later ({@link RateBudget}).
 *
 * @param perSecond how many leave the head of the line in a second
 * @param slowest the same over the slowest of some recent spans; more than 0 where that is
 * @param dropOut the share of the others who give up in a second
 * @param seen how many were seen to leave the head
 * @param burst how many leave it together, on average over those who leave; at least 1
 * @param budget the limit of admissions per minute; null for none
 * @param stretch how much longer the bound is than all this says, as waits have shown; at least 1
 */
public record Pace(
    double perSecond,
    double slowest,
    double dropOut,
    double seen,
    double burst,
    @Nullable RateBudget budget,
    double stretch) {

  private static final double NINETY = 1.64;

  /** Of what the budget says; a tick comes up to a second late. */
  private static final double SLACK = 1.1;

  private static final int TICKS = 2;

  /** A fan who could go in is let in by the next tick. */
  private static final int TICK = 1;

  /** A line that was not seen to move. */
  public static final Pace UNKNOWN = new Pace(0, 0, 0, 0, 1, null, 1);

  /** Where only a number of admissions is known. */
  public static Pace of(long admitted, Duration in) {
    double perSecond = (double) admitted / in.toSeconds();
    return new Pace(perSecond, perSecond, 0, admitted, 1, null, 1);
  }

  /** The same line under this limit. */
  public Pace within(RateBudget limit) {
    return new Pace(perSecond, slowest, dropOut, seen, burst, limit, stretch);
  }

  /** The same line with longer bounds. */
  public Pace stretched(double factor) {
    return new Pace(perSecond, slowest, dropOut, seen, burst, budget, factor);
  }

  /** In whole seconds, rounded up; empty while nothing tells the speed of the line. */
  public Optional<WaitEstimate> estimate(long position) {
    if (position == 0) {
      return Optional.of(WaitEstimate.NONE);
    }
    if (budget == null) {
      return perSecond > 0 ? Optional.of(bySpeed(position)) : Optional.empty();
    }
    WaitEstimate byBudget = byBudget(budget, position);
    return perSecond > 0 && !budget.isSpent()
        ? Optional.of(byBudget.orLonger(bySpeed(position)))
        : Optional.of(byBudget);
  }

  private WaitEstimate bySpeed(long position) {
    double deviation =
        Math.sqrt(position * burst + (double) position * position * burst / Math.max(1, seen))
            / slowest;
    return estimate(
        seconds(position, perSecond), seconds(position, slowest) + NINETY * deviation + TICK);
  }

  private WaitEstimate byBudget(RateBudget limit, long position) {
    double speed = (double) limit.perMinute() / AdmissionPolicy.RATE_WINDOW.toSeconds();
    double median = limit.seconds(seconds(position, speed) * speed);
    return estimate(Math.max(1, median), limit.seconds((double) position) * SLACK + TICKS);
  }

  private WaitEstimate estimate(double median, double bound) {
    return new WaitEstimate((long) Math.ceil(median), (long) Math.ceil(bound * stretch));
  }

  private double seconds(long position, double speed) {
    return dropOut > 0 ? Math.log1p(dropOut * position / speed) / dropOut : position / speed;
  }
}
