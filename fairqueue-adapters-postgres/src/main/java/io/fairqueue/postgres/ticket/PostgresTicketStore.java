package io.fairqueue.postgres.ticket;

import io.fairqueue.domain.Attendee;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.door.CheckIn;
import io.fairqueue.domain.door.DoorCount;
import io.fairqueue.port.AttendeeQuery;
import io.fairqueue.port.CheckInQuery;
import io.fairqueue.port.DoorScan;
import io.fairqueue.port.Page;
import io.fairqueue.port.Slice;
import io.fairqueue.port.TicketStore;
import io.fairqueue.port.TicketStore.CheckInOutcome;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
    return AttendeeRows.list(database, query);
  }

  @Override
  public int eachAttendee(EventId event, Consumer<Attendee> sink) {
    return database.handOnAtLength(handle -> AttendeeRows.each(handle, event, sink));
  }

  @Override
  public CheckInOutcome checkIn(DoorScan scan, OrganizerId by, Instant now) {
    return database.inTransaction(handle -> new Door(handle).checkIn(scan, by, now));
  }

  @Override
  public UndoOutcome undoCheckIn(
      EventId event, TicketId ticket, CheckIn.Undo undo, @Nullable Instant since) {
    return database.inTransaction(handle -> new Door(handle).undo(event, ticket, undo, since));
  }

  @Override
  public ResendOutcome resend(ClaimId claim, Instant now) {
    return database.inTransaction(
        handle ->
            SQL.query(handle, "resend.1-claim")
                    .bind("claim", claim.value())
                    .mapTo(UUID.class)
                    .findOne()
                    .isEmpty()
                ? new ResendOutcome.NotConfirmed()
                : SQL.query(handle, "resend.2-tell")
                    .bind("claim", claim.value())
                    .bind("now", now)
                    .bind("since", now.minus(RESEND_PAUSE))
                    .map((row, context) -> resent(row))
                    .one());
  }

  private static ResendOutcome resent(ResultSet row) throws SQLException {
    if (!row.getBoolean("mailed")) {
      return new ResendOutcome.NotMailed();
    }
    return row.getBoolean("told") ? new ResendOutcome.Resent() : new ResendOutcome.TooSoon();
  }

  @Override
  public Slice<CheckIn> checkIns(CheckInQuery query) {
    return database.run(handle -> DoorRows.list(handle, query));
  }

  @Override
  public List<CheckIn> checkInsOf(ClaimId claim) {
    return database.run(handle -> DoorRows.ofClaim(handle, claim));
  }

  @Override
  public DoorCount doorCount(EventId event) {
    return database.run(handle -> DoorRows.count(handle, event));
  }
}
