package io.fairqueue.cli.witness.promise;

import io.fairqueue.cli.witness.Fact;
import io.fairqueue.cli.witness.Seen;
import io.fairqueue.cli.witness.Terms;
import io.fairqueue.cli.witness.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Nobody stands twice in the line, and nobody has two live claims. Whose admission has lapsed may
 * come again, and has another number then; who waits can have been let in and lapsed no sooner than
 * an admission lasts.
 */
final class OneClaimEach implements Promise {

  private static final String NAME = "a place in the line and a claim each, not two";

  @Override
  public Verdict judge(List<Seen> seen, Terms terms) {
    Map<Integer, Map<Long, Stay>> stays = new HashMap<>();
    Map<Integer, List<ClaimLifetime>> claims = new HashMap<>();
    for (Seen each : seen) {
      if (each.fact() instanceof Fact.Standing standing) {
        stays
            .computeIfAbsent(each.fan(), any -> new TreeMap<>())
            .computeIfAbsent(standing.number(), Stay::new)
            .see(each, standing);
      }
    }
    for (ClaimLifetime lifetime : ClaimLifetime.of(seen, terms)) {
      claims.computeIfAbsent(lifetime.fan(), any -> new ArrayList<>()).add(lifetime);
    }
    List<String> breaches = new ArrayList<>();
    stays.forEach((fan, of) -> addTwice(fan, List.copyOf(of.values()), terms, breaches));
    claims.forEach((fan, of) -> addOverlap(fan, of, breaches));
    return Verdict.of(
        NAME, "%d fans in line, %d with a claim".formatted(stays.size(), claims.size()), breaches);
  }

  private static void addTwice(int fan, List<Stay> stays, Terms terms, List<String> breaches) {
    for (int i = 1; i < stays.size(); i++) {
      if (stays.get(i).first < stays.get(i - 1).end(terms)) {
        breaches.add(
            "fan %d has numbers %d and %d"
                .formatted(fan, stays.get(i - 1).number, stays.get(i).number));
      }
    }
  }

  private static void addOverlap(int fan, List<ClaimLifetime> claims, List<String> breaches) {
    for (int i = 0; i < claims.size(); i++) {
      for (int j = i + 1; j < claims.size(); j++) {
        if (claims.get(i).overlaps(claims.get(j))) {
          breaches.add(
              "fan %d has claims %s and %s"
                  .formatted(fan, claims.get(i).claim(), claims.get(j).claim()));
        }
      }
    }
  }

  /** A fan's time in the line under one number, as far as the fan saw it. */
  private static final class Stay {

    private final long number;
    private long first = Long.MAX_VALUE;
    private long lastLive = Long.MIN_VALUE;
    private boolean mayEnd;
    private boolean hasEnded;

    Stay(long number) {
      this.number = number;
    }

    void see(Seen seen, Fact.Standing standing) {
      boolean isBeforeTurn = standing.isWaiting() || standing.isInLobby();
      boolean isAdmitted = standing.admittedUntil() != null;
      first = Math.min(first, seen.answered());
      if (!isBeforeTurn && !isAdmitted) {
        hasEnded = true;
      } else if (seen.sent() >= lastLive) {
        lastLive = seen.sent();
        mayEnd = isAdmitted;
      }
    }

    /** When it can have been over at the earliest, as old as answers may be. */
    long end(Terms terms) {
      if (lastLive == Long.MIN_VALUE) {
        return lastLive;
      }
      Duration wait = mayEnd || hasEnded ? Duration.ZERO : terms.admissionWindow();
      return lastLive + wait.minus(terms.staleness()).toNanos();
    }
  }
}
