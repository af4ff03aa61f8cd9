package io.fairqueue.cli.line;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.LineStore.HandAdmission;
import jakarta.inject.Inject;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "admit",
    description = "Admits the next fans by hand: past the rate, but within the stock.")
final class QueueAdmit implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(paramLabel = "EVENT", description = "The event's id.")
  EventId event;

  @Option(names = "--count", required = true, paramLabel = "N", description = "How many at most.")
  int count;

  @Inject
  QueueAdmit(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    if (count < 1) {
      throw new InvalidInputException("--count", "must be at least 1");
    }
    try (Backend backend = backends.open(where)) {
      HandAdmission done =
          Found.in(
              backend.fairQueue().line().admit(Backend.OPERATOR, event, count), "event " + event);
      output.print(
          format,
          done.admitted().stream().map(Row::of).toList(),
          "Nobody was admitted: nobody waits, nothing is free, or the event is not on sale.");
    }
  }

  private record Row(long number, String queueEntryId, String customerId, Instant admittedUntil) {

    static Row of(QueueEntry.Admitted entry) {
      var facts = entry.facts();
      return new Row(
          facts.number(),
          facts.id().toString(),
          facts.customerId().toString(),
          entry.admittedUntil());
    }
  }
}
