package io.fairqueue.cli.witness.promise;

import io.fairqueue.cli.witness.Fact;
import io.fairqueue.cli.witness.Seen;
import io.fairqueue.cli.witness.Terms;
import io.fairqueue.cli.witness.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Never one ticket too many, and none left while anybody waits: by what fans hold, and by what the
 * shop window says in the end.
 */
final class SoldExactly implements Promise {

  private static final String NAME = "all tickets find a fan, and not one more";

  @Override
  public Verdict judge(List<Seen> seen, Terms terms) {
    long sold = soldToFans(seen);
    long waiting = stillWaiting(seen);
    List<String> breaches = new ArrayList<>();
    if (sold > terms.tickets()) {
      breaches.add("fans hold %d tickets, and there are %d".formatted(sold, terms.tickets()));
    }
    if (sold < terms.tickets() && waiting > 0) {
      breaches.add("%d are left, and %d fans wait".formatted(terms.tickets() - sold, waiting));
    }
    Fact.Stock shown = lastShown(seen);
    if (shown.sold() != sold || shown.held() != 0 || shown.free() != terms.tickets() - sold) {
      breaches.add("fans hold %d tickets, and the shop window says %s".formatted(sold, shown));
    }
    return Verdict.of(
        NAME,
        "%d of %d sold, %d fans still wait".formatted(sold, terms.tickets(), waiting),
        breaches);
  }

  /** By the last that each fan saw of each claim. */
  private static long soldToFans(List<Seen> seen) {
    Map<String, Fact.Holding> last = new HashMap<>();
    seen.stream()
        .sorted(Comparator.comparingLong(Seen::answered))
        .forEach(
            each -> {
              if (each.fact() instanceof Fact.Holding holding) {
                last.put(holding.claim(), holding);
              }
            });
    return last.values().stream()
        .filter(Fact.Holding::isSold)
        .mapToLong(holding -> holding.units().size())
        .sum();
  }

  private static long stillWaiting(List<Seen> seen) {
    Map<Integer, Seen> last = new HashMap<>();
    for (Seen each : seen) {
      if (each.fact() instanceof Fact.Standing) {
        last.merge(each.fan(), each, (a, b) -> a.answered() < b.answered() ? b : a);
      }
    }
    return last.values().stream()
        .filter(each -> each.fact() instanceof Fact.Standing standing && standing.isWaiting())
        .count();
  }

  private static Fact.Stock lastShown(List<Seen> seen) {
    return seen.stream()
        .filter(each -> each.fact() instanceof Fact.Stock)
        .max(Comparator.comparingLong(Seen::answered))
        .map(each -> (Fact.Stock) each.fact())
        .orElse(new Fact.Stock(0, 0, 0, 0));
  }
}
