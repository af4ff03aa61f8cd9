package io.fairqueue.bench.performance.measure;

import io.fairqueue.bench.performance.figure.Finding;
import io.fairqueue.bench.performance.figure.Rounds;
import io.fairqueue.bench.performance.figure.Side;
import io.fairqueue.bench.performance.figure.Target;
import io.fairqueue.bench.performance.tool.Bench;
import io.fairqueue.bench.performance.tool.Hearers;
import io.fairqueue.bench.performance.tool.Node;
import io.fairqueue.bench.performance.tool.Scale;
import java.util.List;

/** What joins and holds cost where somebody hears of them, and where nobody does. */
public final class MessageMeasure implements Measure {

  @Override
  public String letter() {
    return "m";
  }

  @Override
  public String title() {
    return "Messages";
  }

  @Override
  public List<Finding> take(Bench bench) throws Exception {
    Scale scale = bench.scale();
    try (Node quiet = Node.start(bench.servers());
        Node told = Node.start(bench.servers());
        Hearers hearers = new Hearers(told)) {
      for (Node node : List.of(quiet, told)) {
        JoinMeasure.joins(bench, node, scale.warmUp(), event -> {});
        int fans = Math.min(scale.holds(), 50_000);
        HoldMeasure.holds(bench, node, fans, scale.warmUp(), event -> {});
      }
      List<List<Double>> sides =
          Rounds.inTurn(
              scale.rounds(),
              () -> JoinMeasure.joins(bench, quiet, scale.period(), event -> {}).perSecond(),
              () -> joinsHeardOf(bench, told, hearers),
              () ->
                  HoldMeasure.holds(bench, quiet, scale.holds(), scale.period(), event -> {})
                      .perSecond(),
              () -> holdsHeardOf(bench, told, hearers, false),
              () -> holdsHeardOf(bench, told, hearers, true));
      String joins = JoinMeasure.command(scale);
      String holds = HoldMeasure.command(scale);
      return List.of(
          new Finding(
              "m1",
              "joins with an endpoint and a listener ÷ without",
              "joins/s",
              new Side(joins, sides.get(0)),
              new Side(joins, sides.get(1)),
              Target.atLeast(0.97),
              List.of("What the line tells is read from its log: a join writes no message.")),
          new Finding(
              "m2",
              "holds with an endpoint and a listener ÷ without",
              "holds/s",
              new Side(holds, sides.get(2)),
              new Side(holds, sides.get(3)),
              Target.atLeast(0.85),
              List.of("Each hold is written to the outbox in its own transaction.")),
          new Finding(
              "m3",
              "the same while this machine carries what it wrote",
              "holds/s",
              new Side(holds, sides.get(2)),
              new Side(holds, sides.get(4)),
              null,
              List.of(
                  "Relay, worker, and the endpoint that answers share the processors with the"
                      + " holds.")));
    }
  }

  private static double joinsHeardOf(Bench bench, Node node, Hearers hearers) throws Exception {
    try {
      return JoinMeasure.joins(
              bench,
              node,
              bench.scale().period(),
              event -> {
                hearers.subscribe(event);
                hearers.carry();
              })
          .perSecond();
    } finally {
      hearers.leave();
    }
  }

  private static double holdsHeardOf(Bench bench, Node node, Hearers hearers, boolean isCarried)
      throws Exception {
    try {
      double rate =
          HoldMeasure.holds(
                  bench,
                  node,
                  bench.scale().holds(),
                  bench.scale().period(),
                  event -> {
                    hearers.subscribe(event);
                    if (isCarried) {
                      hearers.carry();
                    }
                  })
              .perSecond();
      if (!isCarried && hearers.waiting() == 0) {
        throw new IllegalStateException("nobody was told of the holds");
      }
      return rate;
    } finally {
      hearers.leave();
    }
  }
}
