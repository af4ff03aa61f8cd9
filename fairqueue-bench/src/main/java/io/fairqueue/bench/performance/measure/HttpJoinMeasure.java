package io.fairqueue.bench.performance.measure;

import io.fairqueue.bench.performance.crowd.Accounts;
import io.fairqueue.bench.performance.crowd.Lines;
import io.fairqueue.bench.performance.figure.Figures;
import io.fairqueue.bench.performance.figure.Finding;
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
import java.util.UUID;
import java.util.stream.Stream;

/** Joins over HTTP, each by another fan, and the least that the framework can do. */
public final class HttpJoinMeasure implements Measure {

  private static final int SHORT_TURNS = 3;

  /** As many tokens as the server's cache is sure to hold. */
  private static final int MAX_REMEMBERED = 40_000;

  @Override
  public String letter() {
    return "d";
  }

  @Override
  public String title() {
    return "Joins over HTTP";
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
    List<String> newcomersRefused = new ArrayList<>();
    List<String> knownRefused = new ArrayList<>();
    try (Stage stage = Stage.open(bench)) {
      Accounts accounts = new Accounts(stage.node(), bench.directory());
      URI bare = stage.bare().at("/bare");
      List<Double> bareRates = new ArrayList<>();
      List<Double> newcomers = new ArrayList<>();
      List<Double> known = new ArrayList<>();
      long warmUp = scale.serverWarmUpSeconds();
      Path first = accounts.write("first", sessions(bench, accounts));
      bench.say("warming up both servers");
      wrk.cycle(bare, "POST", first, warmUp);
      for (long warm = 0; warm < warmUp; warm += seconds) {
        joins(stage, wrk, first, seconds, new ArrayList<>());
      }
      for (int round = 0; round < scale.rounds(); round++) {
        List<String> sessions = sessions(bench, accounts);
        Path tokens = accounts.write("unknown", sessions);
        bench.servers().settle();
        bench.say("bare posts");
        bareRates.add(wrk.cycle(bare, "POST", tokens, seconds).perSecond());
        bench.say("joins by fans whom the server does not know");
        Seen seen = joins(stage, wrk, tokens, seconds, newcomersRefused);
        newcomers.add(seen.perSecond());
        bench.say("joins by fans whom it knows");
        Path again = accounts.write("known", sessions.subList(0, known(seen, sessions)));
        List<Double> turns = new ArrayList<>();
        for (int turn = 0; turn < SHORT_TURNS; turn++) {
          turns.add(joins(stage, wrk, again, 1, knownRefused).perSecond());
        }
        known.add(Figures.median(turns));
      }
      Side baseline = new Side(Wrk.command(seconds, "POST", "/bare", ""), bareRates);
      String command = Wrk.command(seconds, "POST", "/api/v1/events/$EVENT/queue", " once");
      return List.of(
          new Finding(
              "d1",
              "joins by fans never seen before ÷ a bare JSON endpoint",
              "requests/s",
              baseline,
              new Side(command, newcomers),
              Target.atLeast(0.45),
              newcomersRefused),
          new Finding(
              "d2",
              "the same fans' joins of the next event ÷ a bare JSON endpoint",
              "requests/s",
              baseline,
              new Side(
                  Wrk.command(1, "POST", "/api/v1/events/$EVENT/queue", " once")
                      + ", %d times, the tokens of d1".formatted(SHORT_TURNS),
                  known),
              Target.atLeast(0.5),
              knownRefused));
    }
  }

  private static List<String> sessions(Bench bench, Accounts accounts) {
    int count = bench.scale().joiners();
    bench.say("signing %,d sessions".formatted(count));
    return accounts.open(
        Stream.generate(() -> new CustomerId(UUID.randomUUID())).limit(count).toList());
  }

  /** How many of these the server has seen, and can remember. */
  private static int known(Seen seen, List<String> sessions) {
    return (int) Math.min(Math.min(seen.stored(), MAX_REMEMBERED), sessions.size());
  }

  /**
   * What became of a turn.
   *
   * @param stored how many joined
   */
  private record Seen(double perSecond, long stored) {}

  /** Joins per second of a fresh event; each one that was answered is stored. */
  private static Seen joins(Stage stage, Wrk wrk, Path tokens, long seconds, List<String> remarks)
      throws Exception {
    EventId event = stage.node().openSale(1);
    URI uri = stage.server().at("/api/v1/events/" + event + "/queue");
    Wrk.Seen seen = wrk.once(uri, "POST", tokens, seconds);
    long stored = new Lines(stage.node()).joined(event);
    if (stored < seen.perSecond() * seconds) {
      throw new IllegalStateException(
          "%.0f joins were answered and %d are stored"
              .formatted(seen.perSecond() * seconds, stored));
    }
    if (seen.refused() > 0) {
      remarks.add(
          "%,d answers of a round were refusals; they don't count.".formatted(seen.refused()));
    }
    return new Seen(seen.perSecond(), stored);
  }
}
