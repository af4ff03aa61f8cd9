package io.fairqueue.cli.event;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EventId;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "pause", description = "Stops joins and admissions; holds and payments go on.")
final class EventPause implements Runnable {

  private final EventMove move;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Option(names = "--reason", paramLabel = "TEXT", description = "What fans are told.")
  @Nullable String reason;

  @Parameters(paramLabel = "EVENT", description = "The event's id.")
  EventId event;

  @Inject
  EventPause(EventMove move) {
    this.move = move;
  }

  @Override
  public void run() {
    move.run(
        where, format, event, "paused", events -> events.pause(Backend.OPERATOR, event, reason));
  }
}
