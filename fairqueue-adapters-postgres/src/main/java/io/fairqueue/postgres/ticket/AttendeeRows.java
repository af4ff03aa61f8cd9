package io.fairqueue.postgres.ticket;

import io.fairqueue.domain.Attendee;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TierId;
import io.fairqueue.port.AttendeeQuery;
import io.fairqueue.port.Page;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.ManyRows;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads tickets and whom they were sold to. */
final class AttendeeRows {

  private static final Statements SQL = new Statements(PostgresTicketStore.class);

  private AttendeeRows() {}

  static Page<Attendee> list(Handle handle, AttendeeQuery query) {
    return ManyRows.page(
        SQL.query(handle, "attendees")
            .bind("event", query.event().value())
            .bind("search", query.search())
            .bind("size", query.page().size())
            .bind("offset", query.page().offset()),
        query.page(),
        AttendeeRows::attendee);
  }

  static int each(Handle handle, EventId event, Consumer<Attendee> sink) {
    return ManyRows.handOn(
        SQL.query(handle, "eachAttendee").bind("event", event.value()),
        AttendeeRows::attendee,
        sink);
  }

  private static Attendee attendee(ResultSet row, StatementContext context) throws SQLException {
    Ticket ticket = TicketRows.ticket(row, context);
    @Nullable String email = Columns.textOrNull(row, "email");
    @Nullable Seat seat = seat(row);
    return new Attendee(
        ticket,
        Columns.textOrNull(row, "name"),
        email == null ? null : EmailAddress.stored(email),
        new TierId(Columns.uuid(row, "tier_id")),
        Columns.text(row, "tier_name"),
        seat != null && ticket.isFor(seat) ? seat : null,
        Columns.money(row));
  }

  private static @Nullable Seat seat(ResultSet row) throws SQLException {
    @Nullable String section = Columns.textOrNull(row, "section");
    return section == null
        ? null
        : new Seat(
            section,
            Columns.text(row, "seat_row"),
            Columns.text(row, "number"),
            row.getObject("seat_price_minor", Long.class));
  }
}
