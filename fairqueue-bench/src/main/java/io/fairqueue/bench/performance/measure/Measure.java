package io.fairqueue.bench.performance.measure;

import io.fairqueue.bench.performance.figure.Finding;
import io.fairqueue.bench.performance.tool.Bench;
import java.util.List;

/** Measures what belongs to one letter. */
public interface Measure {

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
