package io.fairqueue.postgres.ticket;

import io.fairqueue.domain.Attendee;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketId;
import io.fairqueue.port.AttendeeQuery;
import io.fairqueue.port.Page;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.TicketStore;
import io.fairqueue.port.TicketStore.CheckInOutcome;
import io.fairqueue.postgres.operation.Effects;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Tickets, in {@code tickets}. */
public final class PostgresTicketStore implements TicketStore {

  private static final Statements SQL = new Statements(PostgresTicketStore.class);

  private final Database database;

  public PostgresTicketStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Ticket> find(TicketId id) {
    return database.run(
        handle ->
            SQL.query(handle, "find").bind("id", id.value()).map(TicketRows::ticket).findOne());
  }

  @Override
  public List<Ticket> ofClaim(ClaimId claim) {
    return database.run(
        handle ->
            SQL.query(handle, "ofClaim")
                .bind("claim", claim.value())
                .map(TicketRows::ticket)
                .list());
  }

  @Override
  public Page<Attendee> attendees(AttendeeQuery query) {
    return database.run(handle -> AttendeeRows.list(handle, query));
  }

  @Override
  public int eachAttendee(EventId event, Consumer<Attendee> sink) {
    return database.handOnAtLength(handle -> AttendeeRows.each(handle, event, sink));
  }

  @Override
  public CheckInOutcome checkIn(EventId event, TicketId ticket, Instant now) {
    return database.inTransaction(
        handle ->
            SQL.query(handle, "checkIn.1-checkIn")
                .bind("id", ticket.value())
                .bind("event", event.value())
                .bind("now", now)
                .map(TicketRows::ticket)
                .findOne()
                .map(Ticket.CheckedIn.class::cast)
                .<CheckInOutcome>map(used -> checkedIn(handle, used))
                .orElseGet(() -> whyNot(handle, event, ticket)));
  }

  private static CheckInOutcome checkedIn(Handle handle, Ticket.CheckedIn used) {
    Effects.note(handle, "check-in", 1);
    return new CheckInOutcome.CheckedIn(used);
  }

  private static CheckInOutcome whyNot(Handle handle, EventId event, TicketId id) {
    Optional<Ticket> found =
        SQL.query(handle, "checkIn.2-why")
            .bind("id", id.value())
            .bind("event", event.value())
            .map(TicketRows::ticket)
            .findOne();
    if (found.isEmpty()) {
      return new CheckInOutcome.Unknown();
    }
    return switch (found.get()) {
      case Ticket.CheckedIn used ->
          Effects.before(handle, "check-in").isPresent()
              ? new CheckInOutcome.CheckedIn(used)
              : new CheckInOutcome.AlreadyCheckedIn(used);
      case Ticket.Voided gone -> new CheckInOutcome.Voided(gone);
      case Ticket.Valid valid -> throw new StoreDataException("a good ticket could not be used");
    };
  }
}
