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
import io.fairqueue.bench.performance.tool.PgBench;
import io.fairqueue.bench.performance.tool.Scale;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Holds through the claim store, and what SQL by hand comes to. */
public final class HoldMeasure implements Measure {

  private static final int MAX_PER_SECOND = 30_000;
  private static final Duration HOLD = Duration.ofMinutes(10);

  @Override
  public String letter() {
    return "a";
  }

  @Override
  public String title() {
    return "Holds";
  }

  @Override
  public List<String> needs() {
    return List.of("pgbench");
  }

  @Override
  public List<Finding> take(Bench bench) throws Exception {
    Scale scale = bench.scale();
    long seconds = scale.periodSeconds();
    List<Duration> waits = new ArrayList<>();
    try (Node node = Node.start(bench.servers());
        PgBench shop = new PgBench(bench.tool("pgbench"), bench.servers(), bench.directory())) {
      holds(bench, node, Math.min(scale.holds(), 50_000), scale.warmUp(), event -> {});
      List<List<Double>> sides =
          Rounds.inTurn(
              scale.rounds(),
              () -> byHand(bench, shop, "counter"),
              () -> byHand(bench, shop, "skipLocked"),
              () -> {
                ClosedLoop.Seen seen =
                    holds(bench, node, scale.holds(), scale.period(), event -> {});
                waits.add(seen.p99());
                return seen.perSecond();
              });
      Side ours = new Side(command(scale), sides.get(2));
      List<String> remarks =
          List.of("99 % of the holds were answered within " + Figures.millis(waits) + ".");
      return List.of(
          new Finding(
              "a1",
              "holds ÷ hot counter row",
              "holds/s",
              new Side(PgBench.command("counter", seconds), sides.get(0)),
              ours,
              Target.atLeast(40),
              remarks),
          new Finding(
              "a2",
              "holds ÷ single `SKIP LOCKED` claims",
              "holds/s",
              new Side(PgBench.command("skipLocked", seconds), sides.get(1)),
              ours,
              Target.atLeast(8),
              List.of()));
    }
  }

  private static double byHand(Bench bench, PgBench shop, String script) throws Exception {
    bench.say("pgbench " + script);
    long seconds = bench.scale().periodSeconds();
    int units = (int) (MAX_PER_SECOND * seconds);
    double rate = shop.perSecond(script, units, Duration.ofSeconds(seconds));
    if (shop.claims() >= units && script.equals("skipLocked")) {
      throw new IllegalStateException("sold out while it was measured");
    }
    return rate;
  }

  /** How holds are made, in words. */
  static String command(Scale scale) {
    return "ClaimStore.hold(…), %,d virtual threads, each hold by another admitted fan"
        .formatted(scale.callers());
  }

  /**
   * Holds, each by another admitted fan.
   *
   * @param ready hears of the event before the first of them
   */
  static ClosedLoop.Seen holds(
      Bench bench, Node node, int fans, Duration period, Consumer<EventId> ready) throws Exception {
    bench.say("making %,d admitted fans".formatted(fans));
    EventId event = node.openSale(1);
    Lines lines = new Lines(node);
    lines.stock(event, fans);
    lines.admitted(event, fans);
    lines.analyze();
    ready.accept(event);
    bench.servers().settle();
    HoldRequest[] requests = requests(node, event, fans);
    AtomicInteger next = new AtomicInteger();
    bench.say("holds");
    return ClosedLoop.run(
        bench.scale().callers(),
        period,
        () -> {
          int mine = next.getAndIncrement();
          if (mine >= fans) {
            return false;
          }
          HoldOutcome outcome = node.stores().claims().hold(requests[mine]);
          if (!(outcome instanceof HoldOutcome.Held)) {
            throw new IllegalStateException("not held: " + outcome);
          }
          return true;
        });
  }

  private static HoldRequest[] requests(Node node, EventId event, int fans) {
    Instant now = Instant.now();
    HoldRequest[] requests = new HoldRequest[fans];
    for (int i = 0; i < fans; i++) {
      requests[i] =
          new HoldRequest(
              new ClaimId(node.ids().next()),
              event,
              Lines.entry(event, i + 1),
              Lines.fan(event, i + 1),
              new UnitSelection.AnyOf(1, null),
              now,
              now.plus(HOLD));
    }
    return requests;
  }
}
