package io.fairqueue.bench.performance;

import java.util.List;

/** Measures what belongs to one letter. */
interface Measure {

  /** The letter, as {@code --only} takes it. */
  String letter();

  /** What it is about. */
  String title();

  /** Programs that must be there, by name. */
  default List<String> needs() {
    return List.of();
  }

  List<Finding> take(Bench bench) throws Exception;
}
