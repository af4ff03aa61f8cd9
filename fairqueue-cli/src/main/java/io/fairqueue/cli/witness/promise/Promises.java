package io.fairqueue.cli.witness.promise;

import io.fairqueue.cli.witness.Seen;
import io.fairqueue.cli.witness.Terms;
import io.fairqueue.cli.witness.Verdict;
import java.util.List;

/** All that fans were promised, judged from outside. */
public final class Promises {

  private static final List<Promise> ALL =
      List.of(
          new SoldExactly(),
          new NoUnitTwice(),
          new OneClaimEach(),
          new NumbersByArrival(),
          new PositionsNeverRise(),
          new AdmittedInOrder(),
          new MoneyEnds(),
          new BotsGainNothing(),
          new EarlyGainsNothing(),
          new WithinContract());

  private Promises() {}

  /**
   * A verdict for each promise.
   *
   * @param seen in any order
   */
  public static List<Verdict> judge(List<Seen> seen, Terms terms) {
    return ALL.stream().map(promise -> promise.judge(seen, terms)).toList();
  }
}
