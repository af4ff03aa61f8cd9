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

/** A claim with tickets keeps the money of one payment, and a claim without keeps none. */
final class MoneyEnds implements Promise {

  private static final String NAME = "no payment ends in limbo";

  @Override
  public Verdict judge(List<Seen> seen, Terms terms) {
    Map<String, Set<String>> paid = new HashMap<>();
    Set<String> paidBack = new HashSet<>();
    Set<String> ticketed = new HashSet<>();
    for (Seen each : seen) {
      if (each.fact() instanceof Fact.Paying payment && payment.paid()) {
        paid.computeIfAbsent(payment.claim(), any -> new HashSet<>()).add(payment.payment());
      }
      if (each.fact() instanceof Fact.Paying payment && payment.isPaidBack()) {
        paidBack.add(payment.payment());
      }
      if (each.fact() instanceof Fact.Ticketed tickets && !tickets.labels().isEmpty()) {
        ticketed.add(tickets.claim());
      }
    }
    Set<String> claims = new HashSet<>(paid.keySet());
    if (terms.priced()) {
      claims.addAll(ticketed);
    }
    List<String> breaches = new ArrayList<>();
    for (String claim : claims) {
      Set<String> kept = new HashSet<>(paid.getOrDefault(claim, Set.of()));
      kept.removeAll(paidBack);
      int due = ticketed.contains(claim) ? 1 : 0;
      if (kept.size() != due) {
        breaches.add(
            "claim %s has %s, and the money of %d payments is kept"
                .formatted(claim, due == 1 ? "tickets" : "no ticket", kept.size()));
      }
    }
    return Verdict.of(
        NAME,
        "%d claims paid for, %d with tickets, %d payments given back"
            .formatted(paid.size(), ticketed.size(), paidBack.size()),
        breaches);
  }
}
