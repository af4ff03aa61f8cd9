package io.fairqueue.port;

import java.time.Duration;
import java.time.Instant;

/**
 * How waits grow with failures. Days begin with the first failure.
 *
 * @param free the failures before the first wait
 * @param first the first wait; each further one is twice as long
 * @param longest what waits grow to
 * @param perDay the failures of a day after which each costs {@code afterwards}
 * @param afterwards the waits then
 */
public record BackoffPolicy(
    int free, Duration first, Duration longest, int perDay, Duration afterwards) {

  /** Failures are forgotten after it. */
  public static final Duration DAY = Duration.ofDays(1);

  /** Few failures are forgotten sooner, so that nobody fills a store with them. */
  public static final Duration HOUR = Duration.ofHours(1);

  private static final int MAX_DOUBLINGS = 30;

  /** The wait after this many failures. */
  public Duration waitAfter(int failures) {
    if (failures >= perDay) {
      return afterwards;
    }
    if (failures < free) {
      return Duration.ZERO;
    }
    Duration doubled = first.multipliedBy(1L << Math.min(failures - free, MAX_DOUBLINGS));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }

  /** When this many failures are forgotten. */
  public Instant forgottenAt(int failures, Instant first) {
    return first.plus(failures <= free / 2 ? HOUR : DAY);
  }
}
