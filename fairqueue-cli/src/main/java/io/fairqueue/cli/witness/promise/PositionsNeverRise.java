package io.fairqueue.cli.witness.promise;

import io.fairqueue.cli.witness.Fact;
import io.fairqueue.cli.witness.Seen;
import io.fairqueue.cli.witness.Terms;
import io.fairqueue.cli.witness.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A fan who waits only ever gets nearer; an answer may be as old as the terms allow. */
final class PositionsNeverRise implements Promise {

  private static final String NAME = "positions never rise";

  @Override
  public Verdict judge(List<Seen> seen, Terms terms) {
    Map<Integer, List<Seen>> byFan = new HashMap<>();
    long looks = 0;
    for (Seen each : seen) {
      if (each.fact() instanceof Fact.Standing standing && !standing.isInLobby()) {
        byFan.computeIfAbsent(each.fan(), any -> new ArrayList<>()).add(each);
        looks++;
      }
    }
    List<String> breaches = new ArrayList<>();
    byFan.values().forEach(of -> addRise(of, terms.staleness().toNanos(), breaches));
    return Verdict.of(NAME, "%d looks".formatted(looks), breaches);
  }

  private static void addRise(List<Seen> looks, long staleness, List<String> breaches) {
    looks.sort(Comparator.comparingLong(Seen::sent));
    List<Seen> known = new ArrayList<>(looks);
    known.sort(Comparator.comparingLong(Seen::answered));
    Deque<Seen> past = new ArrayDeque<>(known);
    long nearest = Long.MAX_VALUE;
    for (Seen look : looks) {
      while (!past.isEmpty() && past.peek().answered() < look.sent() - staleness) {
        nearest = Math.min(nearest, position(past.poll()));
      }
      if (position(look) > nearest) {
        breaches.add(
            "fan %d was at %d and is at %d".formatted(look.fan(), nearest, position(look)));
        return;
      }
    }
  }

  private static long position(Seen look) {
    return look.fact() instanceof Fact.Standing standing ? standing.position() : 0;
  }
}
