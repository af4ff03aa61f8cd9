package io.fairqueue.postgres.ticket;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.door.CheckIn;
import io.fairqueue.domain.door.CheckInResult;
import io.fairqueue.domain.door.DoorCount;
import io.fairqueue.port.CheckInQuery;
import io.fairqueue.port.Cursor;
import io.fairqueue.port.Slice;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads who came in. */
final class DoorRows {

  private static final Statements SQL = new Statements(PostgresTicketStore.class);

  private DoorRows() {}

  static Slice<CheckIn> list(Handle handle, CheckInQuery query) {
    @Nullable CheckInResult result = query.result();
    @Nullable Cursor after = query.after();
    List<CheckIn> rest =
        SQL.query(handle, "checkIns")
            .bind("event", query.event().value())
            .bind("result", result == null ? null : result.name())
            .bind("at", after == null ? null : after.at())
            .bind("id", after == null ? null : after.id())
            .bind("limit", query.size() + 1)
            .map(DoorRows::checkIn)
            .list();
    if (rest.size() <= query.size()) {
      return new Slice<>(rest, Optional.empty());
    }
    List<CheckIn> data = rest.subList(0, query.size());
    CheckIn last = data.getLast();
    return new Slice<>(data, Optional.of(new Cursor(last.heardAt(), last.id())));
  }

  static List<CheckIn> ofClaim(Handle handle, ClaimId claim) {
    return SQL.query(handle, "checkInsOf")
        .bind("claim", claim.value())
        .map(DoorRows::checkIn)
        .list();
  }

  static DoorCount count(Handle handle, EventId event) {
    List<Counted> tiers =
        SQL.query(handle, "doorCount")
            .bind("event", event.value())
            .map(
                (row, context) ->
                    new Counted(
                        new DoorCount.OfTier(
                            new TierId(Columns.uuid(row, "tier_id")),
                            Columns.text(row, "name"),
                            row.getLong("entered"),
                            row.getLong("expected")),
                        row.getLong("conflicts")))
            .list();
    return new DoorCount(
        tiers.stream().map(Counted::tier).toList(),
        tiers.stream().mapToLong(Counted::conflicts).findFirst().orElse(0));
  }

  static CheckIn checkIn(ResultSet row, StatementContext context) throws SQLException {
    return checkIn(row, "");
  }

  private static CheckIn checkIn(ResultSet row, String prefix) throws SQLException {
    @Nullable UUID actor = Columns.uuidOrNull(row, prefix + "actor");
    return new CheckIn(
        Columns.uuid(row, prefix + "id"),
        new EventId(Columns.uuid(row, prefix + "event_id")),
        new TicketId(Columns.uuid(row, prefix + "ticket_id")),
        Columns.text(row, prefix + "label"),
        Columns.literal(row, prefix + "result", CheckInResult.class),
        Columns.instant(row, prefix + "at"),
        Columns.instant(row, prefix + "heard_at"),
        actor == null ? null : new OrganizerId(actor),
        Columns.textOrNull(row, prefix + "device"),
        row.getBoolean(prefix + "offline"),
        undo(row, prefix));
  }

  private static CheckIn.@Nullable Undo undo(ResultSet row, String prefix) throws SQLException {
    @Nullable Instant at = Columns.instantOrNull(row, prefix + "undone_at");
    return at == null
        ? null
        : new CheckIn.Undo(
            at,
            new OrganizerId(Columns.uuid(row, prefix + "undone_by")),
            Columns.text(row, prefix + "undone_reason"));
  }

  static Found found(ResultSet row, StatementContext context) throws SQLException {
    @Nullable String told = Columns.textOrNull(row, "told");
    return new Found(
        TicketRows.ticket(row, context),
        Columns.uuidOrNull(row, "first_id") == null
            ? Optional.empty()
            : Optional.of(checkIn(row, "first_")),
        told == null
            ? Optional.empty()
            : Optional.of(new Told(CheckInResult.valueOf(told), Columns.instant(row, "told_at"))));
  }

  /**
   * A ticket that could not be used.
   *
   * @param first who came in with it
   * @param told what the same device told of this before
   */
  record Found(Ticket ticket, Optional<CheckIn> first, Optional<Told> told) {}

  record Told(CheckInResult result, Instant at) {}

  private record Counted(DoorCount.OfTier tier, long conflicts) {}
}
