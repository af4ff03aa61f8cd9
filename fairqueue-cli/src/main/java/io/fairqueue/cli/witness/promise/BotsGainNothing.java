package io.fairqueue.cli.witness.promise;

import io.fairqueue.cli.witness.Seen;
import io.fairqueue.cli.witness.Terms;
import io.fairqueue.cli.witness.Verdict;
import java.util.List;

/** Whatever is asked for in order to be refused is refused, in the contract's words. */
final class BotsGainNothing implements Promise {

  private static final String NAME = "bots gain nothing";

  @Override
  public Verdict judge(List<Seen> seen, Terms terms) {
    List<Seen> abuses = seen.stream().filter(each -> each.ask().isAbuse()).toList();
    return Verdict.of(
        NAME,
        "%d tricks tried".formatted(abuses.size()),
        abuses.stream()
            .filter(each -> each.status() >= 200 && each.status() < 300)
            .map(each -> "fan %d got through with %s".formatted(each.fan(), each.ask()))
            .toList());
  }
}
