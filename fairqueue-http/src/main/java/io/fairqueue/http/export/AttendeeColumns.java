package io.fairqueue.http.export;

import io.fairqueue.domain.Attendee;
import io.fairqueue.domain.Seat;
import java.util.List;
import java.util.function.Function;

/** What is told of attendees. */
final class AttendeeColumns {

  static final List<Column<Attendee>> ALL =
      List.of(
          new Column<>("ticket_id", attendee -> attendee.ticket().id()),
          new Column<>("label", attendee -> attendee.ticket().facts().label()),
          new Column<>("tier", Attendee::tier),
          seat("section", Seat::section),
          seat("row", Seat::row),
          seat("number", Seat::number),
          new Column<>("name", Attendee::name),
          new Column<>("email", Attendee::email),
          new Column<>("claim_id", attendee -> attendee.ticket().facts().claimId()),
          new Column<>("price_minor", attendee -> attendee.price().minor()),
          new Column<>("currency", attendee -> attendee.price().currency().getCurrencyCode()),
          new Column<>("issued_at", attendee -> attendee.ticket().facts().issuedAt()),
          new Column<>("checked_in_at", attendee -> attendee.ticket().checkedInAt()),
          new Column<>("voided_at", attendee -> attendee.ticket().voidedAt()));

  private AttendeeColumns() {}

  private static Column<Attendee> seat(String name, Function<Seat, String> part) {
    return new Column<>(
        name,
        attendee -> {
          Seat seat = attendee.seat();
          return seat == null ? null : part.apply(seat);
        });
  }
}
