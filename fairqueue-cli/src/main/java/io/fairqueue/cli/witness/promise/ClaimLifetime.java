package io.fairqueue.cli.witness.promise;

import io.fairqueue.cli.witness.Fact;
import io.fairqueue.cli.witness.Seen;
import io.fairqueue.cli.witness.Terms;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The time in which a claim lived for certain: from the first answer that showed it to the last
 * question that was answered so. Reads may be stale, so the end is drawn in by as much.
 *
 * @param sold whether it was still sold when last seen, and so is for ever
 */
record ClaimLifetime(
    int fan, String claim, List<String> units, long from, long until, boolean sold) {

  /** Each claim's, in no order. */
  static Collection<ClaimLifetime> of(List<Seen> seen, Terms terms) {
    Map<String, ClaimLifetime> lifetimes = new HashMap<>();
    long staleness = terms.staleness().toNanos();
    for (Seen each : seen) {
      if (each.fact() instanceof Fact.Holding holding && holding.isLive()) {
        long until = holding.isSold() ? Long.MAX_VALUE : each.sent() - staleness;
        lifetimes.merge(
            holding.claim(),
            new ClaimLifetime(
                each.fan(),
                holding.claim(),
                holding.units(),
                each.answered(),
                until,
                holding.isSold()),
            ClaimLifetime::with);
      }
    }
    return lifetimes.values();
  }

  boolean overlaps(ClaimLifetime other) {
    return Math.max(from, other.from) < Math.min(until, other.until);
  }

  private ClaimLifetime with(ClaimLifetime other) {
    return new ClaimLifetime(
        fan,
        claim,
        other.sold ? other.units : units,
        Math.min(from, other.from),
        Math.max(until, other.until),
        sold || other.sold);
  }
}
