package io.fairqueue.bench.performance.measure;

import io.fairqueue.bench.performance.crowd.FarCrowd;
import io.fairqueue.bench.performance.crowd.Lines;
import io.fairqueue.bench.performance.figure.Finding;
import io.fairqueue.bench.performance.figure.Rounds;
import io.fairqueue.bench.performance.figure.Side;
import io.fairqueue.bench.performance.figure.Target;
import io.fairqueue.bench.performance.tool.Bench;
import io.fairqueue.bench.performance.tool.Cache;
import io.fairqueue.bench.performance.tool.Scale;
import io.fairqueue.bench.performance.tool.Stage;
import io.fairqueue.bench.performance.tool.Wrk;
import io.fairqueue.domain.EventId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** What the fan's pages cost: the board of a crowd behind a cache, and the page of an event. */
public final class PagesMeasure implements Measure {

  /** A cache asks for a board about once a second: a turn must be longer. */
  private static final int PERIODS = 5;

  private static final Duration SHORTEST = Duration.ofSeconds(3);

  /** Fewer don't look often enough to keep a cache asking. */
  private static final int FEW = 1_000;

  /** The same for everybody: chance may bring one request more or less. */
  private static final double THE_SAME = 1.25;

  @Override
  public String letter() {
    return "w";
  }

  @Override
  public String title() {
    return "Pages";
  }

  @Override
  public List<String> needs() {
    return List.of(Cache.NAME, Wrk.NAME);
  }

  @Override
  public List<Finding> take(Bench bench) throws Exception {
    try (Stage stage = Stage.open(bench)) {
      EventId few = stage.node().openSale(1);
      EventId many = stage.node().openSale(1);
      Lines lines = new Lines(stage.node());
      lines.waiting(few, few(bench.scale()));
      lines.waiting(many, bench.scale().longLine());
      lines.analyze();
      return List.of(board(bench, stage, few, many), page(bench, stage, few));
    }
  }

  private static int few(Scale scale) {
    return Math.max(scale.pollers(), FEW);
  }

  private static Finding board(Bench bench, Stage stage, EventId few, EventId many)
      throws Exception {
    Scale scale = bench.scale();
    Duration period = Collections.max(List.of(scale.period().multipliedBy(PERIODS), SHORTEST));
    int fans = few(scale);
    List<String> looks = new ArrayList<>();
    List<List<Double>> sides;
    try (Cache cache = Cache.before(stage.server(), bench)) {
      sides =
          Rounds.inTurn(
              scale.rounds(),
              crowd(bench, stage, cache, few, fans, period, looks),
              crowd(bench, stage, cache, many, scale.longLine(), period, looks));
    }
    String command = "%,d fans look at /api/v1/events/$EVENT/board every 30 s ± 20 %%, by nginx";
    return new Finding(
        "w1",
        "what the origin is asked by %,d fans far from the head ÷ by %,d"
            .formatted(scale.longLine(), fans),
        "requests/s",
        new Side(command.formatted(fans), sides.get(0)),
        new Side(command.formatted(scale.longLine()), sides.get(1)),
        Target.atMost(THE_SAME),
        List.of(
            "Each fan's looks have their own times, and come late where the cores, which nginx, the"
                + " fans and the origin share, are busy: answered of those that were due, in a"
                + " second: "
                + String.join(", ", looks)
                + "."));
  }

  private static Callable<Double> crowd(
      Bench bench,
      Stage stage,
      Cache cache,
      EventId event,
      int fans,
      Duration period,
      List<String> looks)
      throws Exception {
    String path = "/api/v1/events/" + event + "/board";
    stage.awaitLine(event, fans, path);
    FarCrowd crowd = new FarCrowd(cache.at(path), fans, fans);
    crowd.run(bench.scale().warmUp());
    return () -> {
      bench.say("%,d fans look".formatted(fans));
      long before = cache.gotThrough();
      FarCrowd.Seen seen = crowd.run(period);
      long asked = cache.gotThrough() - before;
      looks.add("%,.0f of %,.0f".formatted(seen.perSecond(), seen.duePerSecond()));
      return asked / (seen.elapsed().toNanos() / 1e9);
    };
  }

  private static Finding page(Bench bench, Stage stage, EventId event) throws Exception {
    Scale scale = bench.scale();
    long seconds = scale.periodSeconds();
    Wrk wrk = new Wrk(bench);
    URI ours = stage.server().at("/en/e/" + event);
    URI bare = stage.bare().at("/bare");
    bench.say("warming up both servers");
    wrk.plain(bare, scale.serverWarmUpSeconds());
    wrk.plain(ours, scale.serverWarmUpSeconds());
    List<String> waits = new ArrayList<>();
    List<List<Double>> sides =
        Rounds.inTurn(
            scale.rounds(),
            () -> all(bench, wrk.plain(bare, seconds), "the bare endpoint", waits),
            () -> all(bench, wrk.plain(ours, seconds), "the event's page", waits));
    return new Finding(
        "w2",
        "an event's page ÷ a bare JSON endpoint",
        "requests/s",
        new Side(Wrk.plainCommand(seconds, "/bare"), sides.get(0)),
        new Side(Wrk.plainCommand(seconds, "/en/e/$EVENT"), sides.get(1)),
        Target.atLeast(0.5),
        List.of("99 % within (bare, ours, bare, …): " + String.join(", ", waits) + "."));
  }

  private static double all(Bench bench, Wrk.Seen seen, String what, List<String> waits) {
    bench.say(what);
    waits.add(seen.p99());
    if (seen.refused() > 0) {
      throw new IllegalStateException(seen.refused() + " requests were refused");
    }
    return seen.perSecond();
  }
}
