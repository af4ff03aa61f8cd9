package io.fairqueue.cli.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.cli.input.JsonFile;
import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitStatus;
import io.fairqueue.http.json.Bodies;
import io.fairqueue.http.seat.SeatBody;
import io.fairqueue.http.seat.SeatsRequest;
import io.fairqueue.http.seat.file.SeatFault;
import io.fairqueue.http.seat.file.SeatImport;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.SeatStore.AddSeatsOutcome;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The seats of an event: shows them, or adds some. */
@Command(
    name = "seats",
    description = "Lists the seats of an event, or adds seats from a JSON or CSV file.")
final class EventSeats implements Runnable {

  private static final int PAGE = 100;

  private final Backends backends;
  private final Output output;
  private final Provider<Bodies> bodies;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(paramLabel = "EVENT", description = "The event's id.")
  EventId event;

  @Option(names = "--status", description = "Only those: ${COMPLETION-CANDIDATES}.")
  @Nullable UnitStatus status;

  @Option(
      names = "--add",
      paramLabel = "FILE",
      description = "A JSON file with what the HTTP contract takes to add seats: tier_id, seats.")
  @Nullable Path added;

  @Option(
      names = "--import",
      paramLabel = "FILE",
      description =
          "A CSV file in UTF-8 whose first line names the columns: section, row, number; also tier,"
              + " price or price_minor, blocked. All of its seats are added, or none.")
  @Nullable Path imported;

  @Option(
      names = "--tier",
      paramLabel = "ID",
      description = "With --import: the tier of lines that name none.")
  @Nullable TierId tier;

  @Option(names = "--dry-run", description = "With --import: only tell what would come of it.")
  boolean dryRun;

  @Inject
  EventSeats(Backends backends, Output output, Provider<Bodies> bodies) {
    this.backends = backends;
    this.output = output;
    this.bodies = bodies;
  }

  @Override
  public void run() {
    if (imported == null ? dryRun || tier != null : added != null || status != null) {
      throw new InvalidInputException(
          "--import", "goes with --tier and --dry-run, and these go with nothing else");
    }
    try (Backend backend = backends.open(where)) {
      if (backend.fairQueue().events().show(event, Backend.OPERATOR).isEmpty()) {
        throw Found.none("event " + event);
      }
      if (imported != null) {
        importFile(backend, imported);
      } else if (added == null) {
        list(backend);
      } else {
        add(backend, seats(added));
      }
    }
  }

  private void list(Backend backend) {
    List<SeatBody> rows = new ArrayList<>();
    Page<SeatUnit> page;
    int number = 1;
    do {
      page = backend.fairQueue().events().seats(event, status, new PageRequest(number++, PAGE));
      page.data().forEach(seat -> rows.add(SeatBody.of(seat)));
    } while (page.hasMore());
    output.print(format, rows, "There are no such seats.");
  }

  private void add(Backend backend, SeatsRequest seats) {
    var result =
        backend
            .fairQueue()
            .events()
            .addSeats(Backend.OPERATOR, event, new TierId(seats.tierId()), seats.read());
    switch (Found.in(result, "event " + event)) {
      case AddSeatsOutcome.Added done -> output.tell("%d seats are added.".formatted(done.count()));
      case AddSeatsOutcome.TierNotFound unknown ->
          throw new RefusedException("The event has no such tier with seats.");
      case AddSeatsOutcome.SaleOver over ->
          throw new RefusedException("The sale of this event is over.");
      case AddSeatsOutcome.SeatExists exists ->
          throw new RefusedException("The event has this seat already: " + exists.label() + ".");
      case AddSeatsOutcome.OverCapacity over ->
          throw new RefusedException(
              "That is more than the tier's capacity of %d.".formatted(over.capacity()));
    }
  }

  private void importFile(Backend backend, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      var seats = new SeatImport(in, tier, dryRun);
      var outcome = backend.fairQueue().events().importSeats(Backend.OPERATOR, event, seats);
      tell(seats.result(Found.in(outcome, "event " + event)));
    } catch (IOException | UncheckedIOException unreadable) {
      throw new InvalidInputException(file.toString(), "can't be read");
    }
  }

  private void tell(SeatImport.Result result) {
    switch (result) {
      case SeatImport.Result.Done done -> {
        done.warnings().forEach(output::tell);
        String would = dryRun ? "would be" : "are";
        output.tell("%d seats %s added.".formatted(done.count(), would));
      }
      case SeatImport.Result.Refused refused -> {
        refused.faults().forEach(fault -> output.tell(sentence(fault)));
        throw new RefusedException("Nothing was added: the file has mistakes.");
      }
      case SeatImport.Result.TierNotFound unknown ->
          throw new RefusedException("The event has no such tier with seats.");
      case SeatImport.Result.SaleOver over ->
          throw new RefusedException("The sale of this event is over.");
    }
  }

  private static String sentence(SeatFault fault) {
    String column = fault.column() == null ? "the line" : fault.column();
    return "Line %d: %s %s (%s)."
        .formatted(fault.line(), column, fault.message(), fault.code().name());
  }

  private SeatsRequest seats(Path file) {
    String what = "a list of seats";
    ObjectNode seats = JsonFile.read(file, what);
    return JsonFile.use(file.toString(), what, () -> bodies.get().read(seats, SeatsRequest.class));
  }
}
