package io.fairqueue.cli.crowd.plan;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When fans come: most in a rush at the start, the others all along a tail.
 *
 * @param late of a hundred fans, how many come in the tail
 * @param tail from the start, too
 * @param botsFirst whether bots are there before all others
 */
public record Arrivals(Duration rush, int late, Duration tail, boolean botsFirst) {

  private static final int SOONER = 10;

  /** All within this time. */
  public static Arrivals within(Duration rush) {
    return new Arrivals(rush, 0, rush, false);
  }

  public Duration draw(RandomGenerator random) {
    Duration longest = random.nextInt(100) < late ? tail : rush;
    return Duration.ofNanos(random.nextLong(Math.max(1, longest.toNanos())));
  }

  /** When a fan comes who was to come then. */
  public Duration of(Habit habit, Duration drawn) {
    return botsFirst && habit == Habit.BOT ? drawn.dividedBy(SOONER) : drawn;
  }
}
