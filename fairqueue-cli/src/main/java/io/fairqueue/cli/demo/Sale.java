package io.fairqueue.cli.demo;

import io.fairqueue.cli.crowd.Crowd;
import io.fairqueue.cli.crowd.Reply;
import io.fairqueue.cli.crowd.Visitor;
import io.fairqueue.cli.operate.Proof;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.output.Screen;
import io.fairqueue.domain.EventId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Looks on while the crowd buys, and tells what it sees. */
final class Sale {

  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Visitor bystander;
  private final String event;
  private final int fans;
  private final Crowd crowd;
  private final Supplier<Proof> proof;
  private final Screen screen;
  private final long pauseMillis;
  private final long begin = System.nanoTime();

  /**
   * @param proof proves the invariants as of now
   */
  Sale(
      Visitor bystander,
      EventId event,
      int fans,
      Crowd crowd,
      Supplier<Proof> proof,
      Screen screen) {
    this.bystander = bystander;
    this.event = "/events/" + event;
    this.fans = fans;
    this.crowd = crowd;
    this.proof = proof;
    this.screen = screen;
    this.pauseMillis = screen.isTerminal() ? 200 : 1_000;
  }

  /** Until all is sold, or nobody wants any more; answers the last moment. */
  Scene watch() throws InterruptedException {
    Proof proved = proof.get();
    long provedAt = System.nanoTime();
    Optional<Scene> last = Optional.empty();
    while (elapsed().compareTo(LONGEST) < 0) {
      if (System.nanoTime() - provedAt >= SECOND) {
        proved = proof.get();
        provedAt = System.nanoTime();
      }
      Optional<Scene> now = look(proved);
      now.ifPresent(scene -> screen.show(scene.picture(), scene.line()));
      if (now.filter(this::isOver).isPresent()) {
        return now.get();
      }
      last = now.isPresent() ? now : last;
      TimeUnit.MILLISECONDS.sleep(pauseMillis);
    }
    return last.orElseThrow(() -> new RefusedException("The server does not answer."));
  }

  /** Also the fans must know what they bought. */
  private boolean isOver(Scene scene) {
    boolean nobodyBuys = scene.held() == 0 && scene.admitted() == 0 && scene.present() == 0;
    return nobodyBuys || (scene.isSoldOut() && scene.tally().bought() >= scene.sold());
  }

  /** Empty when the server does not answer: it is being ended. */
  private Optional<Scene> look(Proof proved) throws InterruptedException {
    // In this order: whoever has gone by now has left all traces that follow.
    long present = crowd.present();
    Reply line = bystander.get(event + "/queue");
    Reply stock = bystander.get(event + "/availability");
    if (!line.isSuccess() || !stock.isSuccess()) {
      return Optional.empty();
    }
    return Optional.of(
        new Scene(
            elapsed(),
            fans,
            present,
            line.number("waiting"),
            line.number("admitted"),
            stock.number("free"),
            stock.number("held"),
            stock.number("sold"),
            crowd.tally(),
            proved.broken(),
            proved.rows().size()));
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
