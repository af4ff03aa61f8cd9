package io.fairqueue.postgres.ticket;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.door.CheckIn;
import io.fairqueue.domain.door.CheckInResult;
import io.fairqueue.port.DoorScan;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.TicketStore.CheckInOutcome;
import io.fairqueue.port.TicketStore.UndoOutcome;
import io.fairqueue.postgres.operation.Effects;
import io.fairqueue.postgres.sql.Statements;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Lets people in, and takes that back; each within a transaction. */
final class Door {

  private static final Statements SQL = new Statements(PostgresTicketStore.class);

  private final Handle handle;

  Door(Handle handle) {
    this.handle = handle;
  }

  CheckInOutcome checkIn(DoorScan scan, OrganizerId by, Instant now) {
    return read(SQL.query(handle, "checkIn.1-checkIn"), scan, now)
        .bind("now", now)
        .bind("by", by.value())
        .map(TicketRows::ticket)
        .findOne()
        .map(Ticket.CheckedIn.class::cast)
        .<CheckInOutcome>map(this::checkedIn)
        .orElseGet(() -> whyNot(scan, by, now));
  }

  private CheckInOutcome checkedIn(Ticket.CheckedIn used) {
    Effects.note(handle, "check-in", 1);
    return new CheckInOutcome.CheckedIn(used);
  }

  private CheckInOutcome whyNot(DoorScan scan, OrganizerId by, Instant now) {
    Optional<DoorRows.Found> found =
        read(SQL.query(handle, "checkIn.2-why"), scan, now).map(DoorRows::found).findOne();
    if (found.isEmpty()) {
      return new CheckInOutcome.Unknown();
    }
    DoorRows.Found why = found.get();
    if (why.told().isPresent()) {
      return again(why, why.told().get());
    }
    return switch (why.ticket()) {
      case Ticket.CheckedIn used -> {
        if (Effects.before(handle, "check-in").isPresent()) {
          yield new CheckInOutcome.CheckedIn(used);
        }
        noteConflict(scan, CheckInResult.ALREADY, by, now);
        yield new CheckInOutcome.AlreadyCheckedIn(used, first(why));
      }
      case Ticket.Voided gone -> {
        noteConflict(scan, CheckInResult.VOID, by, now);
        yield new CheckInOutcome.Voided(gone);
      }
      case Ticket.Valid valid -> throw new StoreDataException("a good ticket could not be used");
    };
  }

  private static CheckInOutcome again(DoorRows.Found found, DoorRows.Told told) {
    var facts = found.ticket().facts();
    return switch (told.result()) {
      case ENTERED -> new CheckInOutcome.CheckedIn(new Ticket.CheckedIn(facts, told.at()));
      case ALREADY -> {
        CheckIn first = first(found);
        yield new CheckInOutcome.AlreadyCheckedIn(new Ticket.CheckedIn(facts, first.at()), first);
      }
      case VOID -> new CheckInOutcome.Voided((Ticket.Voided) found.ticket());
    };
  }

  private static CheckIn first(DoorRows.Found found) {
    return found
        .first()
        .orElseThrow(() -> new StoreDataException("a used ticket that nobody came in with"));
  }

  private void noteConflict(DoorScan scan, CheckInResult result, OrganizerId by, Instant now) {
    if (scan.isOffline()) {
      SQL.update(handle, "checkIn.3-conflict")
          .bind("id", scan.ticket().value())
          .bind("event", scan.event().value())
          .bind("result", result.name())
          .bind("at", scan.at(now))
          .bind("now", now)
          .bind("by", by.value())
          .bind("device", scan.device())
          .execute();
    }
  }

  private static <T extends SqlStatement<T>> T read(T statement, DoorScan scan, Instant now) {
    return statement
        .bind("id", scan.ticket().value())
        .bind("event", scan.event().value())
        .bind("at", scan.at(now))
        .bind("device", scan.device())
        .bind("offline", scan.isOffline());
  }

  UndoOutcome undo(EventId event, TicketId ticket, CheckIn.Undo undo, @Nullable Instant since) {
    return SQL.query(handle, "undoCheckIn.1-undo")
        .bind("id", ticket.value())
        .bind("event", event.value())
        .bind("at", undo.at())
        .bind("by", undo.by().value())
        .bind("reason", undo.reason())
        .bind("since", since)
        .map(DoorRows::checkIn)
        .findOne()
        .<UndoOutcome>map(UndoOutcome.Undone::new)
        .orElseGet(() -> whyNot(event, ticket));
  }

  private UndoOutcome whyNot(EventId event, TicketId id) {
    Optional<Ticket> found =
        SQL.query(handle, "undoCheckIn.2-why")
            .bind("id", id.value())
            .bind("event", event.value())
            .map(TicketRows::ticket)
            .findOne();
    if (found.isEmpty()) {
      return new UndoOutcome.Unknown();
    }
    return switch (found.get()) {
      case Ticket.Valid valid -> new UndoOutcome.NotCheckedIn();
      case Ticket.CheckedIn used -> new UndoOutcome.TooLate();
      case Ticket.Voided gone -> new UndoOutcome.Voided();
    };
  }
}
