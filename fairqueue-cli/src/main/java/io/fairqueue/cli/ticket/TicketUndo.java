package io.fairqueue.cli.ticket;

import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.TicketId;
import io.fairqueue.port.TicketStore.UndoOutcome;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "undo", description = "Takes a check-in back: the ticket is good again.")
final class TicketUndo implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();

  @Parameters(index = "0", paramLabel = "EVENT", description = "The event's id.")
  EventId event;

  @Parameters(index = "1", paramLabel = "TICKET", description = "The ticket's id.")
  TicketId ticket;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  String reason;

  @Inject
  TicketUndo(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where)) {
      var answer =
          backend.fairQueue().tickets().undoCheckIn(Backend.OPERATOR, event, ticket, reason);
      switch (Found.in(answer, "event " + event)) {
        case UndoOutcome.Undone undone ->
            output.tell(undone.checkIn().label() + " may come in again.");
        case UndoOutcome.NotCheckedIn no ->
            throw new RefusedException("Nobody has come in with this ticket.");
        case UndoOutcome.TooLate late ->
            throw new RefusedException("It is too late to take this back.");
        case UndoOutcome.Voided voided -> throw new RefusedException("This ticket is void.");
        case UndoOutcome.Unknown unknown -> throw Found.none("ticket " + ticket);
      }
    }
  }
}
