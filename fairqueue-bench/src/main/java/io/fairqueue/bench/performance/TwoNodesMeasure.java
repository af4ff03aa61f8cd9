package io.fairqueue.bench.performance;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.LineStore;
import io.fairqueue.port.LineStore.JoinOutcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** What a join costs where two nodes write the same line, beside one node that has it alone. */
final class TwoNodesMeasure implements Measure {

  private static final double MICROS = 1e6;

  @Override
  public String letter() {
    return "n";
  }

  @Override
  public String title() {
    return "Two nodes";
  }

  @Override
  public List<Finding> take(Bench bench) throws Exception {
    try (Node one = Node.start(bench.servers());
        Node other = one.beside()) {
      ServerTime server = ServerTime.of(one.sql());
      joins(bench, server, one, one);
      joins(bench, server, one, other);
      List<List<Double>> sides =
          Rounds.inTurn(
              bench.scale().rounds(),
              () -> joins(bench, server, one, one),
              () -> joins(bench, server, one, other));
      String command =
          "LineStore.join(…) of %s, %,d virtual threads; processor time of Java and PostgreSQL";
      return List.of(
          new Finding(
              "n1",
              "processor time of a join, two nodes on one event ÷ one node",
              "µs each",
              new Side(command.formatted("one node", bench.scale().callers()), sides.get(0)),
              new Side(
                  command.formatted("two nodes in turn", bench.scale().callers()), sides.get(1)),
              Target.atMost(2),
              List.of()));
    }
  }

  /** Microseconds of all processors per join, callers included. */
  private static double joins(Bench bench, ServerTime server, Node one, Node other)
      throws Exception {
    bench.say(one == other ? "joins by one node" : "joins by two nodes");
    EventId event = one.openSale(1);
    one.follow();
    other.follow();
    bench.servers().settle();
    List<LineStore> lines = List.of(one.stores().lines(), other.stores().lines());
    AtomicInteger turn = new AtomicInteger();
    double before = used(server);
    ClosedLoop.Seen seen =
        ClosedLoop.run(
            bench.scale().callers(),
            bench.scale().period(),
            () -> join(lines.get(turn.getAndIncrement() & 1), event));
    return MICROS * (used(server) - before) / seen.calls();
  }

  private static boolean join(LineStore line, EventId event) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    CustomerId anybody = new CustomerId(new UUID(random.nextLong(), random.nextLong()));
    JoinOutcome outcome = line.join(event, anybody, Instant.now());
    if (!(outcome instanceof JoinOutcome.Joined)) {
      throw new IllegalStateException("not joined: " + outcome);
    }
    return true;
  }

  private static double used(ServerTime server) {
    return server.seconds()
        + ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }
}
