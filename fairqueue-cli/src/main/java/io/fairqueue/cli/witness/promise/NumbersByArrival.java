package io.fairqueue.cli.witness.promise;

import io.fairqueue.cli.witness.Ask;
import io.fairqueue.cli.witness.Fact;
import io.fairqueue.cli.witness.Seen;
import io.fairqueue.cli.witness.Terms;
import io.fairqueue.cli.witness.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Numbers go by arrival: who asked after another had the answer stands behind. Exact, with no
 * allowance: for calls that overlap in time either order is right.
 */
final class NumbersByArrival implements Promise {

  private static final String NAME = "numbers go by arrival";

  @Override
  public Verdict judge(List<Seen> seen, Terms terms) {
    List<Seen> joined =
        seen.stream().filter(each -> each.ask() == Ask.JOIN && each.status() == 201).toList();
    List<Seen> bySent = joined.stream().sorted(Comparator.comparingLong(Seen::sent)).toList();
    List<Seen> byAnswer = joined.stream().sorted(Comparator.comparingLong(Seen::answered)).toList();
    List<String> breaches = new ArrayList<>();
    Set<Long> given = new HashSet<>();
    long highest = 0;
    int answered = 0;
    for (Seen later : bySent) {
      while (byAnswer.get(answered).answered() < later.sent()) {
        highest = Math.max(highest, number(byAnswer.get(answered)));
        answered++;
      }
      if (!given.add(number(later))) {
        breaches.add("fan %d got %d, as another had".formatted(later.fan(), number(later)));
      } else if (number(later) <= highest) {
        breaches.add(
            "fan %d got %d after %d was given".formatted(later.fan(), number(later), highest));
      }
    }
    return Verdict.of(NAME, "%d joins".formatted(joined.size()), breaches);
  }

  private static long number(Seen join) {
    return join.fact() instanceof Fact.Standing standing ? standing.number() : 0;
  }
}
