package io.fairqueue.cli.crowd.plan;

import java.util.random.RandomGenerator;

/**
 * What kinds of fans a crowd is made of, in shares of a hundred fans; the rest just buys.
 *
 * @param bots fans that try whatever might get them in sooner, or twice
 * @param noShows fans who never use their admission; one in two of them closes the page after
 *     joining
 * @param lapses fans who let their hold run out
 * @param failures fans whose first payment fails; one in four of them then gives up
 */
public record Mix(int bots, int noShows, int lapses, int failures) {

  /** Everybody buys. */
  public static final Mix BUYERS = new Mix(0, 0, 0, 0);

  private static final int GIVES_UP = 4;

  public Mix {
    if (bots < 0 || noShows < 0 || lapses < 0 || failures < 0) {
      throw new IllegalArgumentException("shares are not negative");
    }
    if (bots + noShows + lapses + failures > 100) {
      throw new IllegalArgumentException("shares add up to 100 at most");
    }
  }

  public Habit draw(RandomGenerator random) {
    int lot = random.nextInt(100);
    boolean givesUp = random.nextInt(GIVES_UP) == 0;
    boolean goes = random.nextBoolean();
    if (lot < bots) {
      return Habit.BOT;
    }
    if (lot < bots + noShows) {
      return goes ? Habit.GONE : Habit.NO_SHOW;
    }
    if (lot < bots + noShows + lapses) {
      return Habit.LETS_LAPSE;
    }
    if (lot < bots + noShows + lapses + failures) {
      return givesUp ? Habit.GIVES_UP : Habit.FAILS_FIRST;
    }
    return Habit.BUYS;
  }
}
