package io.fairqueue.bench.performance.measure;

import io.fairqueue.bench.performance.crowd.Accounts;
import io.fairqueue.bench.performance.crowd.Lines;
import io.fairqueue.bench.performance.figure.Finding;
import io.fairqueue.bench.performance.figure.Rounds;
import io.fairqueue.bench.performance.figure.Side;
import io.fairqueue.bench.performance.figure.Target;
import io.fairqueue.bench.performance.tool.Bench;
import io.fairqueue.bench.performance.tool.Scale;
import io.fairqueue.bench.performance.tool.Stage;
import io.fairqueue.bench.performance.tool.Wrk;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Position polls over HTTP, and the least that the framework can do. */
public final class PollMeasure implements Measure {

  private static final int AHEAD = 100;

  @Override
  public String letter() {
    return "c";
  }

  @Override
  public String title() {
    return "Polls over HTTP";
  }

  @Override
  public List<String> needs() {
    return List.of(Wrk.NAME);
  }

  @Override
  public List<Finding> take(Bench bench) throws Exception {
    Scale scale = bench.scale();
    long seconds = scale.periodSeconds();
    Wrk wrk = new Wrk(bench);
    try (Stage stage = Stage.open(bench)) {
      // One ticket: the first fan is admitted, and all others go on waiting.
      EventId event = stage.node().openSale(1);
      Lines lines = new Lines(stage.node());
      lines.waiting(event, AHEAD + scale.pollers());
      lines.analyze();
      List<CustomerId> fans =
          IntStream.rangeClosed(AHEAD + 1, AHEAD + scale.pollers())
              .mapToObj(number -> Lines.fan(event, number))
              .toList();
      Accounts accounts = new Accounts(stage.node(), bench.directory());
      List<String> sessions = accounts.open(fans);
      Path tokens = accounts.write("polls", sessions);
      String path = "/api/v1/events/" + event + "/queue/position";
      URI ours = stage.server().at(path);
      URI bare = stage.bare().at("/bare");
      String answer = stage.awaitOk(ours, sessions.getFirst());
      String bareAnswer = stage.awaitOk(bare, sessions.getFirst());
      long warmUp = scale.serverWarmUpSeconds();
      bench.say("warming up both servers");
      stage.introduce(ours, sessions);
      wrk.cycle(bare, "GET", tokens, warmUp);
      wrk.cycle(ours, "GET", tokens, warmUp);
      List<String> waits = new ArrayList<>();
      List<List<Double>> sides =
          Rounds.inTurn(
              scale.rounds(),
              () -> all(bench, wrk.cycle(bare, "GET", tokens, seconds), "bare polls", waits),
              () -> all(bench, wrk.cycle(ours, "GET", tokens, seconds), "polls", waits));
      return List.of(
          new Finding(
              "c1",
              "polls ÷ a bare JSON endpoint",
              "requests/s",
              new Side(Wrk.command(seconds, "GET", "/bare", ""), sides.get(0)),
              new Side(
                  Wrk.command(seconds, "GET", "/api/v1/events/$EVENT/queue/position", ""),
                  sides.get(1)),
              Target.atLeast(0.9),
              List.of(
                  "%,d fans poll in turn; ours answers %d bytes, the bare endpoint %d."
                      .formatted(scale.pollers(), answer.length(), bareAnswer.length()),
                  "99 % within (bare, ours, bare, …): " + String.join(", ", waits) + ".")));
    }
  }

  private static double all(Bench bench, Wrk.Seen seen, String what, List<String> waits) {
    bench.say(what);
    waits.add(seen.p99());
    if (seen.refused() > 0) {
      throw new IllegalStateException(seen.refused() + " polls were refused");
    }
    return seen.perSecond();
  }
}
