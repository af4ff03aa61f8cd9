package io.fairqueue.cli.simulate;

import io.fairqueue.cli.crowd.Bystander;
import io.fairqueue.cli.crowd.Crowd;
import io.fairqueue.cli.crowd.CrowdTally;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.output.Screen;
import io.fairqueue.cli.output.Streams;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Help.Ansi;

/** Looks on until nothing can be sold any more. */
final class Watch {

  private static final Duration MAX_DURATION = Duration.ofMinutes(30);
  private static final Duration GIVES_UP = Duration.ofSeconds(60);
  private static final int BAR = 40;
  private static final long LOOK_MILLIS = 500;

  private final Bystander bystander;
  private final Script script;
  private final Crowd crowd;
  private final Runnable alongside;
  private final Screen screen;
  private final long begin = System.nanoTime();

  /**
   * @param alongside what is done at each look
   */
  Watch(Bystander bystander, Script script, Crowd crowd, Runnable alongside, Streams streams) {
    this.bystander = bystander;
    this.script = script;
    this.crowd = crowd;
    this.alongside = alongside;
    this.screen = Screen.of(streams);
  }

  /**
   * Until all have come, all is sold and nobody is at a counter, or nobody wants any more.
   *
   * @throws RefusedException if the server does not answer for long
   */
  Ending untilOver() throws InterruptedException {
    Duration answered = Duration.ZERO;
    while (elapsed().compareTo(MAX_DURATION) < 0) {
      // In this order: whoever has gone by now has left all traces that follow.
      boolean busy = crowd.outside() > 0 || crowd.shopping() > 0;
      boolean empty = crowd.present() == 0;
      Optional<Bystander.View> now = bystander.look();
      alongside.run();
      if (now.isPresent()) {
        answered = elapsed();
        show(now.get());
        if (!busy && (now.get().isSoldOut() || (empty && now.get().isQuiet()))) {
          return new Ending(elapsed(), crowd.tally());
        }
      } else if (elapsed().minus(answered).compareTo(GIVES_UP) > 0) {
        throw new RefusedException("The server does not answer any more.");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    return new Ending(elapsed(), crowd.tally());
  }

  private void show(Bystander.View view) {
    if (!screen.isTerminal()) {
      return;
    }
    CrowdTally tally = crowd.tally();
    String facts =
        "%4d s  joined %d  waiting %d  admitted %d  held %d  sold %d/%d"
            .formatted(
                elapsed().toSeconds(),
                tally.joined(),
                view.waiting(),
                view.admitted(),
                view.held(),
                view.sold(),
                script.tickets());
    int sold = Math.clamp(view.sold() * BAR / script.tickets(), 0, BAR);
    screen.show(
        List.of(
            Ansi.ON.string("@|green %s |@".formatted("█".repeat(sold)))
                + "·".repeat(BAR - sold)
                + "  "
                + facts),
        facts);
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
