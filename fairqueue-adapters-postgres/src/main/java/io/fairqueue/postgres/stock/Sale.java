package io.fairqueue.postgres.stock;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.EventStatus;
import io.fairqueue.domain.Pauses;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.line.log.SaleTime;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
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
 * @param tiers in their order; the first is meant where none is named
 * @param serverTime the database's clock when this was read
 */
public record Sale(
    EventStatus status,
    long version,
    Instant start,
    Instant end,
    @Nullable Instant over,
    SaleTime time,
    Currency currency,
    int maxUnitsPerClaim,
    int maxClaimsPerFan,
    List<SaleTier> tiers,
    Instant serverTime) {

  private static final Statements SQL = new Statements(Sale.class);

  /** Locks the event against changes until the transaction ends. First in the lock order. */
  public static Optional<Sale> lock(Handle handle, EventId event) {
    return lock(handle, event, "lock");
  }

  /** Locks the event against changes and holds until the transaction ends. */
  public static Optional<Sale> lockAlone(Handle handle, EventId event) {
    return lock(handle, event, "lockAlone");
  }

  private static Optional<Sale> lock(Handle handle, EventId event, String statement) {
    return EventLock.thenFind(
        SQL.query(handle, statement).bind("key", EventLock.key(event)).bind("event", event.value()),
        Sale::map);
  }

  public static Optional<Sale> find(Handle handle, EventId event) {
    return SQL.query(handle, "find")
        .bind("event", event.value())
        .map((row, context) -> map(row))
        .findOne();
  }

  /** Whether fans are admitted. */
  public boolean admitsAt(Instant now) {
    return status == EventStatus.ACTIVE && isWithin(now);
  }

  /** Whether the admitted may claim: a pause does not keep them from it. */
  public boolean sellsAt(Instant now) {
    return (status == EventStatus.ACTIVE || isPaused()) && isWithin(now);
  }

  /** Whether the event itself is over: then nothing is sold, also to those who paid. */
  public boolean isOverAt(Instant now) {
    return over != null && !now.isBefore(over);
  }

  boolean isPaused() {
    return status == EventStatus.PAUSED;
  }

  /** The sale's time, in which admissions end. */
  public Instant admissionClock(Instant now) {
    return Instant.ofEpochMilli(time.at(now.toEpochMilli()));
  }

  /** The tier that is meant; empty if the event has none such any more. */
  public Optional<SaleTier> find(UnitSelection.Item item) {
    @Nullable TierId tier = item.tierId();
    return tier == null ? Optional.of(tiers.getFirst()) : find(tier);
  }

  /** The tier that a unit is of. */
  public SaleTier tier(int unitNo) {
    return tiers.stream()
        .filter(tier -> tier.slot() == UnitNumbers.slot(unitNo))
        .findFirst()
        .orElseThrow(() -> new StoreDataException("a unit of no tier"));
  }

  /** The tier; empty if the event has none such any more. */
  public Optional<SaleTier> find(TierId tier) {
    return tiers.stream().filter(each -> each.id().equals(tier)).findFirst();
  }

  /** The number of a place with this id; empty if no tier has such places. */
  public Optional<Integer> place(UnitId id) {
    int number = UnitNumbers.number(id);
    return tiers.stream()
        .filter(tier -> !tier.isReserved() && number > 0)
        .filter(tier -> UnitNumbers.id(tier.id(), number).equals(id))
        .map(tier -> UnitNumbers.of(tier.slot(), number))
        .findFirst();
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
        row.getInt("max_claims_per_fan"),
        tiers(row),
        Columns.instant(row, "server_time"));
  }

  private static List<SaleTier> tiers(ResultSet row) throws SQLException {
    List<UUID> ids = Columns.uuids(row, "tier_ids");
    int[] slots = Columns.ints(row, "tier_slots");
    List<String> names = Columns.texts(row, "tier_names");
    long[] prices = Columns.longs(row, "tier_prices");
    List<Boolean> reserved = Columns.flags(row, "tiers_reserved");
    return IntStream.range(0, ids.size())
        .mapToObj(
            i ->
                new SaleTier(
                    new TierId(ids.get(i)), slots[i], names.get(i), prices[i], reserved.get(i)))
        .toList();
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
