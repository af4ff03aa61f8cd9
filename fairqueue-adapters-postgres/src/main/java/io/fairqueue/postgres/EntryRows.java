package io.fairqueue.postgres;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryFacts;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EntryStatus;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads queue entries. */
final class EntryRows {

  private EntryRows() {}

  /** A row of {@code entry_records}, which tells the claim too. */
  static QueueEntry record(ResultSet row, StatementContext context) throws SQLException {
    @Nullable UUID claim = Columns.uuidOrNull(row, "claim_id");
    return entry(row, claim == null ? null : new ClaimId(claim));
  }

  /** A row of {@code queue_entries}, of an entry that led to no claim. */
  static QueueEntry withoutClaim(ResultSet row, StatementContext context) throws SQLException {
    return entry(row, null);
  }

  /** Whether it was waiting before the statement that answers it. */
  static Ended ended(ResultSet row, StatementContext context) throws SQLException {
    return new Ended(
        entry(row, null), Columns.literal(row, "was", EntryStatus.class) == EntryStatus.WAITING);
  }

  private static QueueEntry entry(ResultSet row, @Nullable ClaimId claim) throws SQLException {
    EntryFacts facts =
        new EntryFacts(
            new EntryId(Columns.uuid(row, "id")),
            new EventId(Columns.uuid(row, "event_id")),
            new CustomerId(Columns.uuid(row, "customer_id")),
            row.getLong("number"),
            row.getLong("place"),
            Columns.instant(row, "joined_at"));
    return switch (Columns.literal(row, "status", EntryStatus.class)) {
      case WAITING -> new QueueEntry.Waiting(facts);
      case ADMITTED ->
          new QueueEntry.Admitted(
              facts,
              Columns.instant(row, "admitted_at"),
              Columns.instant(row, "admitted_until"),
              row.getInt("extensions"));
      case COMPLETED -> new QueueEntry.Completed(facts, Columns.instant(row, "finished_at"), claim);
      case ABANDONED -> new QueueEntry.Abandoned(facts, Columns.instant(row, "finished_at"));
      case EXPIRED -> new QueueEntry.Expired(facts, Columns.instant(row, "finished_at"));
    };
  }

  /**
   * An entry whose time in the line or as an admission has ended.
   *
   * @param waited whether it stood in the line until then
   */
  record Ended(QueueEntry entry, boolean waited) {

    /** The places that the waiting set loses, ascending. */
    static long[] gone(Collection<Ended> ended) {
      return ended.stream()
          .filter(Ended::waited)
          .mapToLong(each -> each.entry.facts().place())
          .sorted()
          .toArray();
    }
  }
}
