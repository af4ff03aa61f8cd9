package io.fairqueue.cli.event;

import io.fairqueue.cli.input.Consent;
import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EventId;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "end",
    description = "Ends a sale for good: nobody buys any more, holds may still be paid.")
final class EventEnd implements Runnable {

  private final EventMove move;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();
  @Mixin Consent consent = new Consent();

  @Parameters(paramLabel = "EVENT", description = "The event's id.")
  EventId event;

  @Inject
  EventEnd(EventMove move) {
    this.move = move;
  }

  @Override
  public void run() {
    consent.require("the end of a sale can't be taken back");
    move.run(where, format, event, "ended", events -> events.end(Backend.OPERATOR, event));
  }
}
