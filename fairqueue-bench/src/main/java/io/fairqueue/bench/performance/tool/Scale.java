package io.fairqueue.bench.performance.tool;

import java.time.Duration;

/**
 * How much is measured, and for how long.
 *
 * @param rounds how often both sides have their turn
 * @param warmUp before the first round
 * @param period what one turn takes
 * @param callers virtual threads that call a store
 * @param holds admitted fans per turn of holds
 * @param shortLine fans who wait in a short line
 * @param longLine fans who wait in a long one
 * @param bursts how often something is repeated within a turn that is over sooner than a period
 * @param burst how many join, or are admitted, at once
 * @param pollers fans who poll
 * @param joiners fans per turn who join over HTTP
 * @param listeners sockets that are pushed to
 * @param idlers sockets that are not
 * @param throng sockets that one node must bear
 * @param liveEvents events on sale in which nothing happens
 */
public record Scale(
    int rounds,
    Duration warmUp,
    Duration period,
    int callers,
    int holds,
    int shortLine,
    int longLine,
    int bursts,
    int burst,
    int pollers,
    int joiners,
    int listeners,
    int idlers,
    int throng,
    int liveEvents) {

  private static final int SERVER_WARM_UPS = 5;

  /** What the figures in the documentation come from. */
  public static Scale full() {
    return new Scale(
        5,
        Duration.ofSeconds(3),
        Duration.ofSeconds(4),
        1_000,
        200_000,
        1_000,
        1_000_000,
        10,
        1_000,
        10_000,
        100_000,
        1_000,
        5_000,
        20_000,
        1_000);
  }

  /** Everything once around, in no time: shows that it runs, and nothing else. */
  public static Scale quick() {
    return new Scale(
        2,
        Duration.ofMillis(100),
        Duration.ofMillis(300),
        50,
        500,
        100,
        2_000,
        2,
        50,
        50,
        20_000,
        20,
        50,
        200,
        20);
  }

  /** The same with {@code rounds} rounds. */
  public Scale of(int rounds) {
    return new Scale(
        rounds,
        warmUp,
        period,
        callers,
        holds,
        shortLine,
        longLine,
        bursts,
        burst,
        pollers,
        joiners,
        listeners,
        idlers,
        throng,
        liveEvents);
  }

  /** A whole number of seconds, for tools that know nothing finer. */
  public long periodSeconds() {
    return Math.max(1, period.toSeconds());
  }

  /** For servers, which go through far more code than a statement does, and slowly at first. */
  public long serverWarmUpSeconds() {
    return Math.max(1, warmUp.multipliedBy(SERVER_WARM_UPS).toSeconds());
  }
}
