package io.fairqueue.bench.performance.measure;

import io.fairqueue.bench.performance.figure.Finding;
import io.fairqueue.bench.performance.figure.Side;
import io.fairqueue.bench.performance.figure.Target;
import io.fairqueue.bench.performance.tool.Bench;
import io.fairqueue.bench.performance.tool.Node;
import io.fairqueue.domain.EventId;
import io.fairqueue.postgres.PostgresStores;
import java.util.ArrayList;
import java.util.List;

/** How long a node that just started takes until it can answer for a long line. */
final class ViewLoad {

  private static final double NANOS_PER_MILLI = 1e6;

  private ViewLoad() {}

  /**
   * @param waiting how many wait in the line
   */
  static Finding measure(Bench bench, Node node, EventId line, int waiting) {
    once(node, line, waiting);
    List<Double> rounds = new ArrayList<>();
    for (int round = 0; round < bench.scale().rounds(); round++) {
      bench.say("loading a line");
      rounds.add(once(node, line, waiting));
    }
    return new Finding(
        "e5",
        "a line of %,d waiting, loaded from PostgreSQL, fans and all".formatted(waiting),
        "ms",
        null,
        new Side("LineStore.waiting(…), the first question to a node's stores", rounds),
        Target.atMost(500),
        List.of());
  }

  private static double once(Node node, EventId line, int waiting) {
    try (PostgresStores stores = node.justStarted()) {
      long begin = System.nanoTime();
      long loaded = stores.lineReads().waiting(line);
      double millis = (System.nanoTime() - begin) / NANOS_PER_MILLI;
      if (loaded != waiting) {
        throw new IllegalStateException(
            "%,d of %,d who wait were loaded".formatted(loaded, waiting));
      }
      return millis;
    }
  }
}
