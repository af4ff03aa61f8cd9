package io.fairqueue.event;

import io.fairqueue.port.StatsStore;

/** Adds up what was counted of events since the last time. */
final class AddUpStats {

  private static final int AT_ONCE = 5_000;

  /** A node that was away has this much to do at once, and the rest at the next tick. */
  private static final int TIMES = 10;

  private final StatsStore stats;

  AddUpStats(StatsStore stats) {
    this.stats = stats;
  }

  /** How many parts were added up. */
  public int addUp() {
    int sum = 0;
    for (int i = 0; i < TIMES; i++) {
      int added = stats.addUp(AT_ONCE);
      sum += added;
      if (added < AT_ONCE) {
        break;
      }
    }
    return sum;
  }
}
