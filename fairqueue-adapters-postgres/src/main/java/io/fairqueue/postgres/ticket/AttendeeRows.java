package io.fairqueue.postgres.ticket;

import io.fairqueue.domain.Attendee;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TierId;
import io.fairqueue.port.AttendeeQuery;
import io.fairqueue.port.Page;
import io.fairqueue.port.SearchText;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.ManyRows;
import io.fairqueue.postgres.sql.Search;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads tickets and whom they were sold to. */
final class AttendeeRows {

  private static final Statements SQL = new Statements(PostgresTicketStore.class);

  private AttendeeRows() {}

  static Page<Attendee> list(Database database, AttendeeQuery query) {
    @Nullable SearchText search = SearchText.of(query.search());
    return search == null
        ? database.runAtLength(handle -> page(handle, query, Search.ALL))
        : Search.of(
            search,
            database,
            handle -> named(handle, query.event(), search),
            (handle, found) -> page(handle, query, found));
  }

  private static List<UUID> named(Handle handle, EventId event, SearchText search) {
    return SQL.query(handle, "attendees.1-named")
        .bind("event", event.value())
        .bind("id", search.id())
        .bind("reference", search.value())
        .bind("email", search.address())
        .map((row, context) -> Columns.uuid(row, "id"))
        .list();
  }

  private static Page<Attendee> page(Handle handle, AttendeeQuery query, Search search) {
    Query page =
        SQL.query(handle, "attendees.2-" + search.kind())
            .bind("event", query.event().value())
            .bind("size", query.page().size())
            .bind("offset", query.page().offset());
    return ManyRows.page(search.bind(page), query.page(), AttendeeRows::attendee);
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
