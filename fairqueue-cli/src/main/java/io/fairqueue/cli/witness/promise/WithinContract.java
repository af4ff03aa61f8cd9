package io.fairqueue.cli.witness.promise;

import io.fairqueue.cli.witness.Seen;
import io.fairqueue.cli.witness.Terms;
import io.fairqueue.cli.witness.Verdict;
import java.util.List;

/**
 * Every answer is one that the contract has for that call. Being put off (503 or 429 that says when
 * to come again) is within it, and counted; any other 5xx, or no answer, is not.
 */
final class WithinContract implements Promise {

  private static final String NAME = "every answer is the contract's";

  @Override
  public Verdict judge(List<Seen> seen, Terms terms) {
    long putOff = seen.stream().filter(Seen::isPutOff).count();
    return Verdict.of(
        NAME,
        "%d answers, %d of them put fans off".formatted(seen.size(), putOff),
        seen.stream()
            .filter(each -> !each.isPutOff() && !each.ask().allows(each.answer()))
            .map(WithinContract::describe)
            .toList());
  }

  private static String describe(Seen each) {
    return each.status() == 0
        ? "%s by fan %d got no answer".formatted(each.ask(), each.fan())
        : "%s by fan %d got %s".formatted(each.ask(), each.fan(), each.answer());
  }
}
