package io.fairqueue.bench.performance;

import io.fairqueue.domain.EventId;
import java.util.ArrayList;
import java.util.List;

/** How long a node that just started takes until it can answer positions in a long line. */
final class MirrorLoad {

  private static final double NANOS_PER_MILLI = 1e6;

  private MirrorLoad() {}

  /**
   * @param line so many wait there, and the mirror was loaded before
   */
  static Finding measure(Bench bench, Node node, EventId line, int waiting) {
    List<Double> rounds = new ArrayList<>();
    for (int round = 0; round < bench.scale().rounds(); round++) {
      bench.say("loading a mirror");
      long begin = System.nanoTime();
      node.reload(line);
      rounds.add((System.nanoTime() - begin) / NANOS_PER_MILLI);
    }
    return new Finding(
        "e5",
        "a mirror of %,d waiting, loaded from PostgreSQL".formatted(waiting),
        "ms",
        null,
        new Side("LineMirrors.rebuild(…)", rounds),
        Target.atMost(500),
        List.of());
  }
}
