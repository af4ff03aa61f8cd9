package io.fairqueue.cli.witness.promise;

import io.fairqueue.cli.witness.Fact;
import io.fairqueue.cli.witness.Seen;
import io.fairqueue.cli.witness.Terms;
import io.fairqueue.cli.witness.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** No unit is two fans' at once, and no ticket names a place that another one names. */
final class NoUnitTwice implements Promise {

  private static final String NAME = "no place is two fans'";

  @Override
  public Verdict judge(List<Seen> seen, Terms terms) {
    List<String> breaches = new ArrayList<>();
    Map<String, List<ClaimLifetime>> byUnit = new HashMap<>();
    for (ClaimLifetime lifetime : ClaimLifetime.of(seen, terms)) {
      for (String unit : lifetime.units()) {
        byUnit.computeIfAbsent(unit, any -> new ArrayList<>()).add(lifetime);
      }
    }
    byUnit.forEach((unit, lifetimes) -> addOverlaps(unit, lifetimes, breaches));
    long labels = addSameLabels(seen, breaches);
    return Verdict.of(
        NAME, "%d units held, %d tickets issued".formatted(byUnit.size(), labels), breaches);
  }

  private static void addOverlaps(
      String unit, List<ClaimLifetime> lifetimes, List<String> breaches) {
    for (int i = 0; i < lifetimes.size(); i++) {
      for (int j = i + 1; j < lifetimes.size(); j++) {
        if (lifetimes.get(i).overlaps(lifetimes.get(j))) {
          breaches.add(
              "unit %s was in claims %s and %s"
                  .formatted(unit, lifetimes.get(i).claim(), lifetimes.get(j).claim()));
        }
      }
    }
  }

  private static long addSameLabels(List<Seen> seen, List<String> breaches) {
    Map<String, Set<String>> claims = new HashMap<>();
    for (Seen each : seen) {
      if (each.fact() instanceof Fact.Ticketed tickets) {
        for (String label : tickets.labels()) {
          claims.computeIfAbsent(label, any -> new HashSet<>()).add(tickets.claim());
        }
      }
    }
    claims.forEach(
        (label, of) -> {
          if (of.size() > 1) {
            breaches.add("tickets of %d claims name %s".formatted(of.size(), label));
          }
        });
    return claims.size();
  }
}
