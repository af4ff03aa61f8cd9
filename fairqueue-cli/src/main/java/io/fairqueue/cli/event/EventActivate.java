package io.fairqueue.cli.event;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EventId;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "activate", description = "Puts a draft on sale.")
final class EventActivate implements Runnable {

  private final EventMove move;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(paramLabel = "EVENT", description = "The event's id.")
  EventId event;

  @Inject
  EventActivate(EventMove move) {
    this.move = move;
  }

  @Override
  public void run() {
    move.run(where, format, event, "activated", events -> events.activate(Backend.OPERATOR, event));
  }
}
