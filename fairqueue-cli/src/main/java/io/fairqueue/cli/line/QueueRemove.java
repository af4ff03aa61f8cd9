package io.fairqueue.cli.line;

import io.fairqueue.cli.input.Consent;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.line.Line;
import io.fairqueue.port.LineStore.LeaveOutcome;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "remove",
    description = "Takes one fan out of the line, or an unused admission away.")
final class QueueRemove implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Consent consent = new Consent();

  @Parameters(
      arity = "1..2",
      paramLabel = "ENTRY",
      hideParamSyntax = true,
      description = "The queue entry's id. The event's id may stand before it.")
  List<EntryId> ids;

  @Inject
  QueueRemove(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    consent.require("the fan loses the place");
    try (Backend backend = backends.open(where)) {
      Line line = backend.fairQueue().line();
      EntryId entry = ids.getLast();
      EventId event =
          (ids.size() == 2 ? Optional.of(new EventId(ids.getFirst().value())) : line.eventOf(entry))
              .orElseThrow(() -> new RefusedException("There is no such entry in any line."));
      switch (Found.in(line.remove(Backend.OPERATOR, event, entry), "event " + event)) {
        case LeaveOutcome.Left left ->
            output.tell("Removed number %d.".formatted(left.entry().facts().number()));
        case LeaveOutcome.AlreadyUsed used ->
            throw new RefusedException("Too late: the admission led to a claim.");
        case LeaveOutcome.NotInLine notInLine ->
            throw new RefusedException("There is no such entry in this event's line.");
      }
    }
  }
}
