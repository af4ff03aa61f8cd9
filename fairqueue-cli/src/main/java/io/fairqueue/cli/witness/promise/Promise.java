package io.fairqueue.cli.witness.promise;

import io.fairqueue.cli.witness.Seen;
import io.fairqueue.cli.witness.Terms;
import io.fairqueue.cli.witness.Verdict;
import java.util.List;

/** Judges one promise by what fans saw alone: a pure function. */
@FunctionalInterface
interface Promise {

  /**
   * A verdict, with every breach.
   *
   * @param seen in any order
   */
  Verdict judge(List<Seen> seen, Terms terms);
}
