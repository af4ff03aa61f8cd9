package io.fairqueue.cli.operate;

import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.LeaveOutcome;
import jakarta.inject.Inject;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "remove",
    description = "Takes one fan out of the line, or an unused admission away.")
final class QueueRemove implements Runnable {

  private final Backends backends;
  private final Output output;
  private final InstantSource time;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Consent consent = new Consent();

  @Parameters(index = "0", paramLabel = "EVENT", description = "The event's id.")
  EventId event;

  @Parameters(index = "1", paramLabel = "ENTRY", description = "The queue entry's id.")
  EntryId entry;

  @Inject
  QueueRemove(Backends backends, Output output, InstantSource time) {
    this.backends = backends;
    this.output = output;
    this.time = time;
  }

  @Override
  public void run() {
    consent.require("the fan loses the place");
    try (Backend backend = backends.open(where)) {
      switch (backend.stores().queue().remove(event, entry, time.instant())) {
        case LeaveOutcome.Left left ->
            output.tell("Removed number %d.".formatted(left.entry().facts().number()));
        case LeaveOutcome.AlreadyUsed used ->
            throw new RefusedException("Too late: the admission led to a claim.");
        case LeaveOutcome.NotInLine none ->
            throw new RefusedException("There is no such entry in this event's line.");
      }
    }
  }
}
