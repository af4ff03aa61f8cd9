package io.fairqueue.bench.performance.measure;

import io.fairqueue.bench.performance.crowd.Lines;
import io.fairqueue.bench.performance.figure.Figures;
import io.fairqueue.bench.performance.figure.Finding;
import io.fairqueue.bench.performance.figure.Rounds;
import io.fairqueue.bench.performance.figure.Side;
import io.fairqueue.bench.performance.figure.Target;
import io.fairqueue.bench.performance.tool.Bench;
import io.fairqueue.bench.performance.tool.ClosedLoop;
import io.fairqueue.bench.performance.tool.Node;
import io.fairqueue.bench.performance.tool.RedisBenchmark;
import io.fairqueue.bench.performance.tool.Scale;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.LineStore;
import io.fairqueue.port.LineStore.JoinOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Durable joins through the store, and volatile ones in a script of Redis. */
public final class JoinMeasure implements Measure {

  @Override
  public String letter() {
    return "b";
  }

  @Override
  public String title() {
    return "Joins";
  }

  @Override
  public List<String> needs() {
    return List.of("redis-benchmark");
  }

  @Override
  public List<Finding> take(Bench bench) throws Exception {
    Scale scale = bench.scale();
    List<Duration> waits = new ArrayList<>();
    RedisBenchmark redis = new RedisBenchmark(bench.tool("redis-benchmark"), bench.servers());
    try (Node node = Node.start(bench.servers())) {
      joins(bench, node, scale.warmUp(), event -> {});
      int calls = redis.callsWithin(scale.period());
      List<List<Double>> sides =
          Rounds.inTurn(
              scale.rounds(),
              () -> {
                bench.say("redis-benchmark");
                double rate = redis.perSecond(calls);
                redis.clear();
                return rate;
              },
              () -> {
                ClosedLoop.Seen seen = joins(bench, node, scale.period(), event -> {});
                waits.add(seen.p99());
                return seen.perSecond();
              });
      return List.of(
          new Finding(
              "b1",
              "durable joins ÷ a volatile script in Redis",
              "joins/s",
              new Side(RedisBenchmark.command(), sides.get(0)),
              new Side(command(scale), sides.get(1)),
              Target.atLeast(4),
              List.of(
                  "99 % of the durable joins were answered within "
                      + Figures.millis(waits)
                      + ".")));
    }
  }

  /** How joins are made, in words. */
  static String command(Scale scale) {
    return "LineStore.join(…), %,d virtual threads, each join by another fan"
        .formatted(scale.callers());
  }

  /**
   * Joins, each by another fan.
   *
   * @param ready hears of the event before the first of them
   */
  static ClosedLoop.Seen joins(Bench bench, Node node, Duration period, Consumer<EventId> ready)
      throws Exception {
    bench.say("joins");
    EventId event = node.openSale(1);
    node.follow();
    ready.accept(event);
    LineStore line = node.stores().lines();
    bench.servers().settle();
    ClosedLoop.Seen seen =
        ClosedLoop.run(
            bench.scale().callers(),
            period,
            () -> {
              JoinOutcome outcome = line.join(event, anybody(), Instant.now());
              if (!(outcome instanceof JoinOutcome.Joined)) {
                throw new IllegalStateException("not joined: " + outcome);
              }
              return true;
            });
    long stored = new Lines(node).joined(event);
    if (stored != seen.calls()) {
      throw new IllegalStateException(
          "%d joins were answered and %d are stored".formatted(seen.calls(), stored));
    }
    return seen;
  }

  private static CustomerId anybody() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new CustomerId(new UUID(random.nextLong(), random.nextLong()));
  }
}
