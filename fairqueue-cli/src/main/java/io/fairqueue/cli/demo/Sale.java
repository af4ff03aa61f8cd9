package io.fairqueue.cli.demo;

import io.fairqueue.cli.crowd.Bystander;
import io.fairqueue.cli.crowd.Crowd;
import io.fairqueue.cli.health.Proof;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.output.Screen;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Looks on while the crowd buys, and tells what it sees. */
final class Sale {

  private static final Duration MAX_DURATION = Duration.ofMinutes(15);
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Bystander bystander;
  private final int fans;
  private final Crowd crowd;
  private final Supplier<Proof> proof;
  private final Screen screen;
  private final long pauseMillis;
  private final long begin = System.nanoTime();

  /**
   * @param proof proves the invariants as of now
   */
  Sale(Bystander bystander, int fans, Crowd crowd, Supplier<Proof> proof, Screen screen) {
    this.bystander = bystander;
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
    while (elapsed().compareTo(MAX_DURATION) < 0) {
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
    boolean nobodyBuys = scene.view().isQuiet() && scene.present() == 0;
    return nobodyBuys
        || (scene.view().isSoldOut() && scene.tally().bought() >= scene.view().sold());
  }

  /** Empty when the server does not answer: it is being ended. */
  private Optional<Scene> look(Proof proved) throws InterruptedException {
    // In this order: whoever has gone by now has left all traces that follow.
    long present = crowd.present();
    return bystander
        .look()
        .map(
            view ->
                new Scene(
                    elapsed(),
                    fans,
                    present,
                    view,
                    crowd.tally(),
                    proved.broken(),
                    proved.rows().size()));
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
