package io.fairqueue.cli.crowd.plan;

import java.time.Duration;

/**
 * How often fans look where they stand: the further behind, the more seldom.
 *
 * @param next how long the next in line waits between two looks
 * @param perStock how much longer for each time that all tickets fit before a fan
 * @param longest so long at most: whom a whole stock lies before will not be next by surprise
 */
public record Looks(Duration next, Duration perStock, Duration longest) {

  /** For a small crowd that people watch. */
  public static final Looks LIVELY =
      new Looks(Duration.ofMillis(300), Duration.ofSeconds(5), Duration.ofSeconds(10));

  public Duration untilNext(long position, int tickets) {
    Duration wait = next.plus(perStock.multipliedBy(position).dividedBy(tickets));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
