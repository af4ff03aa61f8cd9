package io.fairqueue.cli.witness;

import java.util.List;

/** Judges one promise by what fans saw alone: a pure function. */
@FunctionalInterface
interface Promise {

  /**
   * @param seen in any order
   */
  Verdict judge(List<Seen> seen, Terms terms);
}
