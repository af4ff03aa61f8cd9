package io.fairqueue.postgres.migration;

import io.fairqueue.domain.EntryRules;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.EventStatus;
import io.fairqueue.domain.Pauses;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.line.log.SaleState;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** What a line has to know of a sale that began before there was a log. */
final class OldSale {

  private static final Statements SQL = new Statements(EntriesToLog.class);
  private static final int NANOS_PER_MILLI = 1_000_000;

  private OldSale() {}

  /** A row for its line's log; empty for a draft. */
  static Optional<RowContent> of(Handle handle, EventId event) {
    List<Pauses.Pause> pauses =
        SQL.query(handle, "pauses")
            .bind("event", event.value())
            .map(
                (row, context) ->
                    new Pauses.Pause(
                        Columns.instant(row, "began_at"), Columns.instant(row, "ended_at")))
            .list();
    SaleState sale =
        SQL.query(handle, "sale")
            .bind("event", event.value())
            .map((row, context) -> state(row, pauses))
            .one();
    return sale.status() == EventStatus.DRAFT
        ? Optional.empty()
        : Optional.of(RowContent.status(sale));
  }

  /** The first millisecond that is not before. */
  static long firstMilli(Instant instant) {
    return instant.plusNanos(NANOS_PER_MILLI - 1).toEpochMilli();
  }

  private static SaleState state(ResultSet row, List<Pauses.Pause> pauses) throws SQLException {
    Instant pausedAt = Columns.instantOrNull(row, "paused_at");
    return new SaleState(
        Columns.literal(row, "status", EventStatus.class),
        firstMilli(Columns.instant(row, "sale_start")),
        firstMilli(Columns.instant(row, "sale_end")),
        null,
        policy(row),
        pauses,
        pausedAt == null ? OptionalLong.empty() : OptionalLong.of(pausedAt.toEpochMilli()));
  }

  private static SalePolicy policy(ResultSet row) throws SQLException {
    SalePolicy.Builder policy =
        SalePolicy.defaults()
            .edit()
            .admissionWindow(Duration.ofMillis(row.getLong("admission_window_ms")))
            .claimTtl(Duration.ofMillis(row.getLong("claim_ttl_ms")))
            .maxUnitsPerClaim(row.getInt("max_units_per_claim"))
            .overAdmission(row.getDouble("over_admission"))
            .maxExtensions(row.getInt("max_extensions"))
            .waitingTtl(Duration.ofMillis(row.getLong("waiting_ttl_ms")))
            .maxPaymentAttempts(row.getInt("max_payment_attempts"))
            .presence(Duration.ofMillis(row.getLong("presence_ms")))
            .entries(
                new EntryRules(
                    row.getBoolean("verified_mail_only"),
                    Columns.optionalInt(row, "max_entries_per_mailbox"),
                    Columns.optionalInt(row, "max_entries_per_network")));
    Columns.optionalInt(row, "admissions_per_minute").ifPresent(policy::admissionsPerMinute);
    Columns.optionalInt(row, "max_active").ifPresent(policy::maxActive);
    return policy.build();
  }
}
