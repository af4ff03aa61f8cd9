package io.fairqueue.cli.line;

import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.Screen;
import io.fairqueue.cli.output.Streams;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.EventQuery.ShownStatus;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "watch",
    description = "Shows the line as it moves, each second, until the sale is over or Ctrl-C.")
final class QueueWatch implements Callable<Integer> {

  private final Backends backends;
  private final Streams streams;

  @Mixin StoreOptions where = new StoreOptions();

  @Parameters(paramLabel = "EVENT", description = "The event's id.")
  EventId event;

  @Inject
  QueueWatch(Backends backends, Streams streams) {
    this.backends = backends;
    this.streams = streams;
  }

  @Override
  public Integer call() throws InterruptedException {
    Screen screen = Screen.of(streams);
    try (Backend backend = backends.open(where)) {
      while (true) {
        QueueSheet line = QueueSheet.read(backend, event);
        screen.show(picture(line), inOneLine(line));
        if (isOver(line)) {
          return 0;
        }
        TimeUnit.SECONDS.sleep(1);
      }
    }
  }

  /** As long each time, since what was drawn before stays where nothing is drawn on it. */
  private static List<String> picture(QueueSheet line) {
    List<String> picture = new ArrayList<>(Output.lines(line));
    picture.add(line.advice().orElse(""));
    return picture;
  }

  private static boolean isOver(QueueSheet line) {
    return line.status() == ShownStatus.ENDED || line.status() == ShownStatus.CANCELLED;
  }

  private static String inOneLine(QueueSheet line) {
    return "%s  waiting %d  admitted %d  free %d  held %d  sold %d  no-shows %d of %d"
        .formatted(
            line.status(),
            line.line().waiting(),
            line.line().admitted(),
            line.free(),
            line.held(),
            line.sold(),
            line.noShows(),
            line.admissionsOver());
  }
}
