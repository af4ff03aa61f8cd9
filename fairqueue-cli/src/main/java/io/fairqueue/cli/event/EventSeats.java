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
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitStatus;
import io.fairqueue.http.event.SeatBody;
import io.fairqueue.http.event.SeatsRequest;
import io.fairqueue.http.json.Bodies;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.SeatStore.AddSeatsOutcome;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The seats of an event: shows them, or adds some. */
@Command(name = "seats", description = "Lists the seats of an event, or adds seats from a file.")
final class EventSeats implements Runnable {

  private static final int PAGE = 100;

  private final Backends backends;
  private final Output output;
  private final Bodies bodies;

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

  @Inject
  EventSeats(Backends backends, Output output, Bodies bodies) {
    this.backends = backends;
    this.output = output;
    this.bodies = bodies;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where)) {
      if (backend.fairQueue().events().show(event, Backend.OPERATOR).isEmpty()) {
        throw Found.none("event " + event);
      }
      if (added == null) {
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

  private SeatsRequest seats(Path file) {
    String what = "a list of seats";
    ObjectNode seats = JsonFile.read(file, what);
    return JsonFile.use(file.toString(), what, () -> bodies.read(seats, SeatsRequest.class));
  }
}
