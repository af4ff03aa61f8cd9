package io.fairqueue.cli.witness;

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
