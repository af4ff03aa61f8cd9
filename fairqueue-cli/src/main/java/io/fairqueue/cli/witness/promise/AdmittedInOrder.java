package io.fairqueue.cli.witness.promise;

import io.fairqueue.cli.witness.Fact;
import io.fairqueue.cli.witness.Seen;
import io.fairqueue.cli.witness.Terms;
import io.fairqueue.cli.witness.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Nobody overtakes. Admissions end a fixed time after they began, so by place their ends never go
 * back; and nobody still waits when a higher place was seen admitted, but for as long as answers
 * may be old.
 */
final class AdmittedInOrder implements Promise {

  private static final String NAME = "nobody overtakes";

  @Override
  public Verdict judge(List<Seen> seen, Terms terms) {
    NavigableMap<Long, Instant> until = new TreeMap<>();
    NavigableMap<Long, Long> firstSeen = new TreeMap<>();
    for (Seen each : seen) {
      if (each.fact() instanceof Fact.Standing standing
          && standing.admittedUntil() != null
          && standing.place() > 0) {
        until.put(standing.place(), standing.admittedUntil());
        firstSeen.merge(standing.place(), each.answered(), Math::min);
      }
    }
    List<String> breaches = new ArrayList<>();
    addOutOfTurn(until, breaches);
    addLeftBehind(seen, earliestFrom(firstSeen), terms.staleness().toNanos(), breaches);
    return Verdict.of(NAME, "%d admissions seen".formatted(until.size()), breaches);
  }

  private static void addOutOfTurn(NavigableMap<Long, Instant> until, List<String> breaches) {
    Instant last = Instant.MIN;
    for (Map.Entry<Long, Instant> each : until.entrySet()) {
      if (each.getValue().isBefore(last)) {
        breaches.add("place %d was admitted before a lower one".formatted(each.getKey()));
      }
      last = each.getValue().isAfter(last) ? each.getValue() : last;
    }
  }

  /** By place: when this one, or any higher one, was first seen admitted. */
  private static NavigableMap<Long, Long> earliestFrom(NavigableMap<Long, Long> firstSeen) {
    NavigableMap<Long, Long> earliest = new TreeMap<>();
    long min = Long.MAX_VALUE;
    for (Map.Entry<Long, Long> each : firstSeen.descendingMap().entrySet()) {
      min = Math.min(min, each.getValue());
      earliest.put(each.getKey(), min);
    }
    return earliest;
  }

  private static void addLeftBehind(
      List<Seen> seen,
      NavigableMap<Long, Long> earliestFrom,
      long staleness,
      List<String> breaches) {
    for (Seen each : seen) {
      if (each.fact() instanceof Fact.Standing standing && standing.isWaiting()) {
        Map.Entry<Long, Long> ahead = earliestFrom.higherEntry(standing.place());
        if (ahead != null && ahead.getValue() < each.sent() - staleness) {
          breaches.add(
              "place %d still waits though %d or a higher one is admitted"
                  .formatted(standing.place(), ahead.getKey()));
        }
      }
    }
  }
}
