package io.fairqueue.bench.performance.measure;

import io.fairqueue.bench.performance.figure.Finding;
import io.fairqueue.bench.performance.figure.Rounds;
import io.fairqueue.bench.performance.figure.Side;
import io.fairqueue.bench.performance.figure.Target;
import io.fairqueue.bench.performance.tool.Bench;
import io.fairqueue.bench.performance.tool.Node;
import io.fairqueue.bench.performance.tool.PublicLogs;
import io.fairqueue.bench.performance.tool.Scale;
import io.fairqueue.domain.EventId;
import java.util.ArrayList;
import java.util.List;

/** What joins cost where everybody may read of them, and where nobody does. */
public final class LogMeasure implements Measure {

  @Override
  public String letter() {
    return "l";
  }

  @Override
  public String title() {
    return "The public log";
  }

  @Override
  public List<Finding> take(Bench bench) throws Exception {
    Scale scale = bench.scale();
    List<String> entries = new ArrayList<>();
    try (Node node = Node.start(bench.servers())) {
      JoinMeasure.joins(bench, node, scale.warmUp(), event -> {});
      logged(bench, node);
      List<List<Double>> sides =
          Rounds.inTurn(
              scale.rounds(),
              () -> JoinMeasure.joins(bench, node, scale.period(), event -> {}).perSecond(),
              () -> {
                Logged logged = logged(bench, node);
                entries.add(logged.entries());
                return logged.perSecond();
              });
      String command = JoinMeasure.command(scale);
      return List.of(
          new Finding(
              "l1",
              "joins with a public log and a witness ÷ without",
              "joins/s",
              new Side(command, sides.get(0)),
              new Side(command, sides.get(1)),
              Target.atLeast(0.97),
              List.of(
                  "Logged when the last fan had joined, entries: %s."
                      .formatted(String.join(" · ", entries)))));
    }
  }

  /** Joins while leaves, tiles and checkpoints are made, twice a second. */
  private static Logged logged(Bench bench, Node node) throws Exception {
    List<EventId> events = new ArrayList<>();
    try (PublicLogs logs = new PublicLogs(node)) {
      double rate = JoinMeasure.joins(bench, node, bench.scale().period(), events::add).perSecond();
      long entries = logs.entries(events.getFirst());
      long all = logs.end(events.getFirst());
      if (all == 0) {
        throw new IllegalStateException("nothing was logged");
      }
      return new Logged(rate, "%,d of %,d".formatted(entries, all));
    }
  }

  private record Logged(double perSecond, String entries) {}
}
