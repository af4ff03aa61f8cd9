package io.fairqueue.postgres;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.EventStatus;
import io.fairqueue.domain.Pauses;
import io.fairqueue.domain.TierId;
import io.fairqueue.line.SaleTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Whether an event sells, as the line and the holds ask.
 *
 * @param version rises with every change of the event
 * @param end when the last unit is claimed: at the end of the sale, or of the event
 * @param over when the event itself is over; null where nobody said
 * @param time its clock, which stands still in pauses
 * @param firstTier what is meant where no tier is named
 * @param reservedTiers those whose units are named seats
 * @param serverTime the database's clock when this was read
 */
record Sale(
    EventStatus status,
    long version,
    Instant start,
    Instant end,
    @Nullable Instant over,
    SaleTime time,
    Currency currency,
    int maxUnitsPerClaim,
    TierId firstTier,
    Set<TierId> reservedTiers,
    Instant serverTime) {

  private static final Statements SQL = new Statements(Sale.class);

  /** Locks the event against changes until the transaction ends. First in the lock order. */
  static Optional<Sale> lock(Handle handle, EventId event) {
    return EventLock.thenFind(
        SQL.query(handle, "lock").bind("key", EventLock.key(event)).bind("event", event.value()),
        Sale::map);
  }

  static Optional<Sale> find(Handle handle, EventId event) {
    return SQL.query(handle, "find")
        .bind("event", event.value())
        .map((row, context) -> map(row))
        .findOne();
  }

  /** Whether fans are admitted. */
  boolean admitsAt(Instant now) {
    return status == EventStatus.ACTIVE && isWithin(now);
  }

  /** Whether the admitted may claim: a pause does not keep them from it. */
  boolean sellsAt(Instant now) {
    return (status == EventStatus.ACTIVE || isPaused()) && isWithin(now);
  }

  /** Whether the event itself is over: then nothing is sold, whoever paid. */
  boolean isOverAt(Instant now) {
    return over != null && !now.isBefore(over);
  }

  boolean isPaused() {
    return status == EventStatus.PAUSED;
  }

  /** The sale's time, in which admissions end. */
  Instant admissionClock(Instant now) {
    return Instant.ofEpochMilli(time.at(now.toEpochMilli()));
  }

  private boolean isWithin(Instant now) {
    return !now.isBefore(start) && now.isBefore(end);
  }

  private static Sale map(ResultSet row) throws SQLException {
    return new Sale(
        Columns.literal(row, "status", EventStatus.class),
        row.getLong("version"),
        Columns.instant(row, "sale_start"),
        Columns.instant(row, "sale_end"),
        Columns.instantOrNull(row, "ends_at"),
        time(row),
        Currency.getInstance(Columns.text(row, "currency")),
        row.getInt("max_units_per_claim"),
        new TierId(Columns.uuid(row, "first_tier")),
        Columns.uuids(row, "reserved_tiers").stream()
            .map(TierId::new)
            .collect(Collectors.toUnmodifiableSet()),
        Columns.instant(row, "server_time"));
  }

  private static SaleTime time(ResultSet row) throws SQLException {
    long[] began = Columns.longs(row, "pauses_began_ms");
    long[] ended = Columns.longs(row, "pauses_ended_ms");
    List<Pauses.Pause> pauses =
        IntStream.range(0, began.length)
            .mapToObj(
                i ->
                    new Pauses.Pause(
                        Instant.ofEpochMilli(began[i]), Instant.ofEpochMilli(ended[i])))
            .toList();
    @Nullable Instant pausedAt = Columns.instantOrNull(row, "paused_at");
    return SaleTime.of(
        pauses, pausedAt == null ? OptionalLong.empty() : OptionalLong.of(pausedAt.toEpochMilli()));
  }
}
