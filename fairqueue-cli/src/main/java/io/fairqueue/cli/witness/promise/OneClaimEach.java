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

/** Nobody stands twice in the line, and nobody has two live claims. The fans joined once each. */
final class OneClaimEach implements Promise {

  private static final String NAME = "a place in the line and a claim each, not two";

  @Override
  public Verdict judge(List<Seen> seen, Terms terms) {
    Map<Integer, Set<Long>> numbers = new HashMap<>();
    Map<Integer, List<ClaimLifetime>> claims = new HashMap<>();
    for (Seen each : seen) {
      if (each.fact() instanceof Fact.Standing standing) {
        numbers.computeIfAbsent(each.fan(), any -> new HashSet<>()).add(standing.number());
      }
    }
    for (ClaimLifetime lifetime : ClaimLifetime.of(seen, terms)) {
      claims.computeIfAbsent(lifetime.fan(), any -> new ArrayList<>()).add(lifetime);
    }
    List<String> breaches = new ArrayList<>();
    numbers.forEach(
        (fan, of) -> {
          if (of.size() > 1) {
            breaches.add("fan %d has numbers %s".formatted(fan, of));
          }
        });
    claims.forEach((fan, of) -> addOverlap(fan, of, breaches));
    return Verdict.of(
        NAME,
        "%d fans in line, %d with a claim".formatted(numbers.size(), claims.size()),
        breaches);
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
}
