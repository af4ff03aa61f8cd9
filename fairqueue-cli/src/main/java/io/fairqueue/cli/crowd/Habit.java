package io.fairqueue.cli.crowd;

/** What a fan does once admitted. */
enum Habit {
  /** Buys. */
  BUYS,
  /** Pays in vain at first, then buys. */
  FAILS_FIRST,
  /** Never uses the admission. */
  NO_SHOW,
  /** Holds a ticket and never pays. */
  LETS_LAPSE;

  /**
   * @param lot from 0 to 99
   */
  static Habit of(int lot, CrowdPlan plan) {
    if (lot < plan.noShows()) {
      return NO_SHOW;
    }
    if (lot < plan.noShows() + plan.lapses()) {
      return LETS_LAPSE;
    }
    return lot < plan.noShows() + plan.lapses() + plan.failures() ? FAILS_FIRST : BUYS;
  }
}
