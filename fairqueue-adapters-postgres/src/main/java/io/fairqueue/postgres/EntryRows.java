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
import org.jdbi.v3.core.statement.StatementContext;

/** Reads queue entries. */
final class EntryRows {

  private EntryRows() {}

  /** Whether it was waiting before the statement that answers it. */
  static Ended ended(ResultSet row, StatementContext context) throws SQLException {
    return new Ended(
        entry(row, context), Columns.literal(row, "was", EntryStatus.class) == EntryStatus.WAITING);
  }

  /** A row of {@code queue_entries}. */
  static QueueEntry entry(ResultSet row, StatementContext context) throws SQLException {
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
      case COMPLETED ->
          new QueueEntry.Completed(
              facts,
              Columns.instant(row, "finished_at"),
              new ClaimId(Columns.uuid(row, "claim_id")));
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
