package io.fairqueue.postgres.event;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.port.EventStats;
import io.fairqueue.port.StatsStore;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** An event in numbers, kept by the database; those who wait, from what is known of the line. */
public final class PostgresStatsStore implements StatsStore {

  private static final Statements SQL = new Statements(PostgresStatsStore.class);

  private final Database database;
  private final ToLongFunction<EventId> waiting;

  /**
   * @param waiting how many wait in an event's line
   */
  public PostgresStatsStore(Database database, ToLongFunction<EventId> waiting) {
    this.database = database;
    this.waiting = waiting;
  }

  @Override
  public EventStats of(EventId event, Instant now) {
    long inLine = waiting.applyAsLong(event);
    return database.run(
        handle ->
            SQL.query(handle, "of")
                .bind("event", event.value())
                .bind("now", now)
                .bind("since", now.minus(AdmissionPolicy.RATE_WINDOW))
                .map((row, context) -> stats(row, inLine))
                .one());
  }

  @Override
  public Map<PaymentStatus, Long> payments(EventId event, Instant since) {
    return database.run(
        handle ->
            SQL
                .query(handle, "payments")
                .bind("event", event.value())
                .bind("since", since)
                .map(
                    (row, context) ->
                        Map.entry(
                            PaymentStatus.valueOf(row.getString("status")),
                            row.getLong("payments")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public int addUp(int limit) {
    return database.run(
        handle ->
            SQL.query(handle, "addUp")
                .bind("limit", limit)
                .map((row, context) -> row.getInt("changes"))
                .one());
  }

  private static EventStats stats(ResultSet row, long waiting) throws SQLException {
    return new EventStats(
        waiting,
        row.getLong("admitted"),
        claims(row),
        refunds(row),
        row.getLong("captured_minor"),
        row.getLong("refunded_minor"),
        row.getLong("joins"),
        row.getLong("admissions"),
        new EventStats.Waits(
            Columns.optionalDouble(row, "p50"),
            Columns.optionalDouble(row, "p90"),
            Columns.optionalDouble(row, "p99")));
  }

  private static Map<ClaimStatus, Long> claims(ResultSet row) throws SQLException {
    Map<ClaimStatus, Long> counts = new EnumMap<>(ClaimStatus.class);
    for (ClaimStatus status : ClaimStatus.values()) {
      String column =
          switch (status) {
            case CLAIMED -> "claimed";
            case CONFIRMED -> "confirmed";
            case RELEASED -> "released";
            case REFUNDED -> "refunded";
          };
      put(counts, status, row.getLong(column));
    }
    return counts;
  }

  private static Map<RefundStatus, Long> refunds(ResultSet row) throws SQLException {
    Map<RefundStatus, Long> counts = new EnumMap<>(RefundStatus.class);
    for (RefundStatus status : RefundStatus.values()) {
      String column =
          switch (status) {
            case PENDING -> "refunds_pending";
            case SUCCEEDED -> "refunds_succeeded";
            case FAILED -> "refunds_failed";
          };
      put(counts, status, row.getLong(column));
    }
    return counts;
  }

  private static <E extends Enum<E>> void put(Map<E, Long> counts, E status, long count) {
    if (count > 0) {
      counts.put(status, count);
    }
  }
}
