package io.fairqueue.bench.performance.measure;

import io.fairqueue.bench.performance.crowd.Accounts;
import io.fairqueue.bench.performance.crowd.Lines;
import io.fairqueue.bench.performance.crowd.SocketCrowd;
import io.fairqueue.bench.performance.figure.Figures;
import io.fairqueue.bench.performance.figure.Finding;
import io.fairqueue.bench.performance.figure.Rounds;
import io.fairqueue.bench.performance.figure.Side;
import io.fairqueue.bench.performance.figure.Target;
import io.fairqueue.bench.performance.tool.Bench;
import io.fairqueue.bench.performance.tool.Child;
import io.fairqueue.bench.performance.tool.Scale;
import io.fairqueue.bench.performance.tool.Stage;
import io.fairqueue.domain.EventId;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pushes over sockets, and a bare broadcast of the same bytes. Somebody at the head of the line
 * leaves, and everybody behind is told the new position.
 *
 * <p>Looked at from outside, a burst begins with the first message that comes in: when a server
 * begins to push is a matter of its pace, not of its speed.
 */
public final class PushMeasure implements Measure {

  private static final String POSITION = "{\"type\":\"position\"";
  private static final int AHEAD = 5;

  @Override
  public String letter() {
    return "f";
  }

  @Override
  public String title() {
    return "Socket pushes";
  }

  @Override
  public List<Finding> take(Bench bench) throws Exception {
    Scale scale = bench.scale();
    int leaving = scale.bursts() * (scale.rounds() + 1);
    int fans = AHEAD + leaving + scale.listeners();
    try (Stage stage = Stage.open(bench);
        SocketCrowd ours = new SocketCrowd(POSITION);
        SocketCrowd bare = new SocketCrowd(POSITION)) {
      EventId event = stage.node().openSale(1);
      Lines lines = new Lines(stage.node());
      lines.waiting(event, fans);
      lines.analyze();
      List<String> sessions =
          new Accounts(stage.node(), bench.directory())
              .open(IntStream.rangeClosed(1, fans).mapToObj(n -> Lines.fan(event, n)).toList());
      String queue = "/api/v1/events/" + event + "/queue";
      stage.awaitOk(stage.server().at(queue + "/position"), sessions.getLast());
      bench.say("opening %,d sockets, twice".formatted(scale.listeners()));
      ours.expect(scale.listeners());
      ours.open(
          sessions.subList(AHEAD + leaving, fans).stream()
              .map(token -> stage.server().socketAt("/ws/queue/" + event + "?token=" + token))
              .toList());
      ours.await();
      bare.open(Collections.nCopies(scale.listeners(), stage.bare().socketAt("/ws")));
      String message = ours.sample();
      HttpRequest broadcast =
          HttpRequest.newBuilder(stage.bare().at("/broadcast"))
              .header("Content-Type", "text/plain")
              .POST(HttpRequest.BodyPublishers.ofString(message))
              .build();
      List<String> leavers = new ArrayList<>(sessions.subList(AHEAD, AHEAD + leaving));
      Pusher bareSide = new Pusher(bench, stage, stage.bare(), bare, () -> broadcast);
      Pusher ourSide =
          new Pusher(
              bench,
              stage,
              stage.server(),
              ours,
              () ->
                  HttpRequest.newBuilder(stage.server().at(queue))
                      .header("Authorization", "Bearer " + leavers.removeLast())
                      .DELETE()
                      .build());
      bareSide.round();
      ourSide.round();
      bareSide.forget();
      ourSide.forget();
      List<List<Double>> sides = Rounds.inTurn(scale.rounds(), bareSide::round, ourSide::round);
      return List.of(
          new Finding(
              "f1",
              "pushed positions ÷ a bare broadcast",
              "messages/s",
              new Side("WebSocketBroadcaster.broadcastAsync(…)", sides.get(0)),
              new Side("DELETE /api/v1/events/$EVENT/queue by the fan at the head", sides.get(1)),
              Target.atLeast(0.8),
              List.of(
                  "%,d sockets on each side, %d bytes a message, %d bursts a round."
                      .formatted(scale.listeners(), message.length(), scale.bursts()),
                  "From the cause to the last message: %s ours, %s bare (medians)."
                      .formatted(Figures.millis(ourSide.delays), Figures.millis(bareSide.delays)),
                  "Processor time of the server per message: %s µs ours, %s µs bare."
                      .formatted(
                          Figures.text(ourSide.microsPerMessage()),
                          Figures.text(bareSide.microsPerMessage())))));
    }
  }

  /** What makes a server push. */
  @FunctionalInterface
  private interface Cause {
    HttpRequest next();
  }

  /** One server's sockets. */
  private static final class Pusher {

    private final Bench bench;
    private final Stage stage;
    private final Child server;
    private final SocketCrowd sockets;
    private final Cause cause;
    private final List<Duration> delays = new ArrayList<>();
    private double processorSeconds;
    private long messages;

    Pusher(Bench bench, Stage stage, Child server, SocketCrowd sockets, Cause cause) {
      this.bench = bench;
      this.stage = stage;
      this.server = server;
      this.sockets = sockets;
      this.cause = cause;
    }

    double round() throws Exception {
      int listeners = bench.scale().listeners();
      bench.say("bursts of %,d messages".formatted(listeners));
      double processorBefore = server.processorSeconds();
      long spread = 0;
      for (int i = 0; i < bench.scale().bursts(); i++) {
        sockets.expect(listeners);
        long begin = System.nanoTime();
        stage.send(cause.next());
        SocketCrowd.Burst burst = sockets.await();
        spread += burst.spread();
        delays.add(Duration.ofNanos(burst.last() - begin));
        messages += listeners;
      }
      processorSeconds += server.processorSeconds() - processorBefore;
      return 1e9 * (listeners - 1) * bench.scale().bursts() / spread;
    }

    void forget() {
      delays.clear();
      processorSeconds = 0;
      messages = 0;
    }

    double microsPerMessage() {
      return 1e6 * processorSeconds / messages;
    }
  }
}
