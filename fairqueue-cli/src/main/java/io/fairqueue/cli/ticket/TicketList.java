package io.fairqueue.cli.ticket;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.Attendee;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.port.AttendeeQuery;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
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

@Command(
    name = "list",
    description = "Lists an event's tickets and who has them, the oldest first.")
final class TicketList implements Runnable {

  private static final int PAGE = 100;

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(paramLabel = "EVENT", description = "The event's id.")
  EventId event;

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      description =
          "Only those with this in their name, address or label, or with this ticket id, claim id"
              + " or payment reference.")
  @Nullable String search;

  @Inject
  TicketList(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    List<Row> rows = new ArrayList<>();
    try (Backend backend = backends.open(where)) {
      if (search == null) {
        all(backend, rows);
      } else {
        found(backend, rows);
      }
    }
    output.print(format, rows, "There are no such tickets.");
  }

  private void all(Backend backend, List<Row> rows) {
    Found.in(
        backend
            .fairQueue()
            .tickets()
            .exportAttendees(Backend.OPERATOR, event, attendee -> rows.add(Row.of(attendee))),
        "event " + event);
  }

  private void found(Backend backend, List<Row> rows) {
    Page<Attendee> page;
    int number = 1;
    do {
      page = page(backend, number++);
      page.data().forEach(attendee -> rows.add(Row.of(attendee)));
    } while (page.hasMore());
  }

  private Page<Attendee> page(Backend backend, int number) {
    var query = new AttendeeQuery(event, search, new PageRequest(number, PAGE));
    return Found.in(
        backend.fairQueue().tickets().attendees(Backend.OPERATOR, query), "event " + event);
  }

  private record Row(
      String ticketId,
      String label,
      @Nullable String name,
      @Nullable String email,
      long priceMinor,
      String currency,
      Instant issuedAt,
      @Nullable Instant checkedInAt,
      @Nullable Instant voidedAt) {

    static Row of(Attendee attendee) {
      Ticket ticket = attendee.ticket();
      return new Row(
          ticket.id().toString(),
          ticket.facts().label(),
          attendee.name(),
          Optional.ofNullable(attendee.email()).map(EmailAddress::value).orElse(null),
          attendee.price().minor(),
          attendee.price().currency().getCurrencyCode(),
          ticket.facts().issuedAt(),
          ticket.checkedInAt(),
          ticket.voidedAt());
    }
  }
}
