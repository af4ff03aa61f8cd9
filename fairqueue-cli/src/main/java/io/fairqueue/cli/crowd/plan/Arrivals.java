package io.fairqueue.cli.crowd.plan;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When fans come: most in a rush at the start, the others all along a tail.
 *
 * @param late of a hundred fans, how many come in the tail
 * @param tail from the start, too
 */
public record Arrivals(Duration rush, int late, Duration tail) {

  /** All within this time. */
  public static Arrivals within(Duration rush) {
    return new Arrivals(rush, 0, rush);
  }

  public Duration draw(RandomGenerator random) {
    Duration longest = random.nextInt(100) < late ? tail : rush;
    return Duration.ofNanos(random.nextLong(Math.max(1, longest.toNanos())));
  }
}
