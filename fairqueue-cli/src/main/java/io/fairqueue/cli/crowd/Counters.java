package io.fairqueue.cli.crowd;

import java.util.concurrent.atomic.LongAdder;

/** Counts what fans see. Thread-safe. */
final class Counters {

  final LongAdder present = new LongAdder();
  final LongAdder shopping = new LongAdder();
  final LongAdder joined = new LongAdder();
  final LongAdder listening = new LongAdder();
  final LongAdder admitted = new LongAdder();
  final LongAdder noShows = new LongAdder();
  final LongAdder claimed = new LongAdder();
  final LongAdder lapsed = new LongAdder();
  final LongAdder failedPayments = new LongAdder();
  final LongAdder bought = new LongAdder();
  final LongAdder missed = new LongAdder();
  final LongAdder troubles = new LongAdder();

  CrowdTally tally() {
    return new CrowdTally(
        joined.sum(),
        listening.sum(),
        admitted.sum(),
        noShows.sum(),
        claimed.sum(),
        lapsed.sum(),
        failedPayments.sum(),
        bought.sum(),
        missed.sum(),
        troubles.sum());
  }
}
