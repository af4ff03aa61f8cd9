package io.fairqueue.cli.ticket;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.door.CheckIn;
import io.fairqueue.domain.door.CheckInResult;
import io.fairqueue.port.CheckInQuery;
import io.fairqueue.port.Cursor;
import io.fairqueue.port.Slice;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "checkins", description = "Lists who came in, what was told last first.")
final class TicketCheckIns implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(paramLabel = "EVENT", description = "The event's id.")
  EventId event;

  @Option(
      names = "--result",
      description =
          "Only those: ${COMPLETION-CANDIDATES}. All but ENTERED are conflicts: a door without a"
              + " network let somebody in whom it should not have.")
  @Nullable CheckInResult result;

  @Inject
  TicketCheckIns(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    List<Row> rows = new ArrayList<>();
    try (Backend backend = backends.open(where)) {
      Optional<Cursor> next = Optional.empty();
      do {
        Slice<CheckIn> part = part(backend, next.orElse(null));
        part.data().forEach(checkIn -> rows.add(Row.of(checkIn)));
        next = part.next();
      } while (next.isPresent());
    }
    output.print(format, rows, "There are no such check-ins.");
  }

  private Slice<CheckIn> part(Backend backend, @Nullable Cursor after) {
    var query = new CheckInQuery(event, result, after, CheckInQuery.MAX_SIZE);
    return Found.in(
        backend.fairQueue().tickets().checkIns(Backend.OPERATOR, query), "event " + event);
  }

  private record Row(
      String ticketId,
      String label,
      String result,
      Instant at,
      Instant heardAt,
      @Nullable String checkedInBy,
      @Nullable String device,
      boolean offline,
      @Nullable Instant undoneAt,
      @Nullable String undoneReason) {

    static Row of(CheckIn checkIn) {
      Optional<CheckIn.Undo> undone = Optional.ofNullable(checkIn.undone());
      return new Row(
          checkIn.ticketId().toString(),
          checkIn.label(),
          checkIn.result().name(),
          checkIn.at(),
          checkIn.heardAt(),
          Optional.ofNullable(checkIn.by()).map(OrganizerId::toString).orElse(null),
          checkIn.device(),
          checkIn.offline(),
          undone.map(CheckIn.Undo::at).orElse(null),
          undone.map(CheckIn.Undo::reason).orElse(null));
    }
  }
}
