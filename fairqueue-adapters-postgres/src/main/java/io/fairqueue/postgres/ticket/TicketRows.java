package io.fairqueue.postgres.ticket;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketFacts;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads tickets, and issues them. */
public final class TicketRows {

  private static final Statements SQL = new Statements(TicketRows.class);

  private TicketRows() {}

  static Ticket ticket(ResultSet row, StatementContext context) throws SQLException {
    TicketFacts facts =
        new TicketFacts(
            new TicketId(Columns.uuid(row, "id")),
            new EventId(Columns.uuid(row, "event_id")),
            new ClaimId(Columns.uuid(row, "claim_id")),
            new CustomerId(Columns.uuid(row, "customer_id")),
            new UnitId(Columns.uuid(row, "unit_id")),
            Columns.text(row, "label"),
            Columns.instant(row, "issued_at"));
    @Nullable Instant voidedAt = Columns.instantOrNull(row, "voided_at");
    if (voidedAt != null) {
      return new Ticket.Voided(facts, voidedAt);
    }
    @Nullable Instant checkedInAt = Columns.instantOrNull(row, "checked_in_at");
    return checkedInAt == null ? new Ticket.Valid(facts) : new Ticket.CheckedIn(facts, checkedInAt);
  }

  /** Issues the tickets of claims that this transaction has confirmed. */
  public static void issue(Handle handle, List<UUID> claims) {
    SQL.update(handle, "issue").bindArray("claims", UUID.class, claims).execute();
  }
}
