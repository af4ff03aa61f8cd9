package io.fairqueue.postgres;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitStatus;
import io.fairqueue.port.AddSeatsOutcome;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.SeatStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Seats, in {@code units}. Who adds some locks the event against changes and then its tiers, so
 * that seats are added by one at a time while holds go on.
 */
final class PostgresSeatStore implements SeatStore {

  private static final Statements SQL = new Statements(PostgresSeatStore.class);

  /** So that each step stays inside the time that a statement has. */
  private static final int ADDED_AT_ONCE = 2_000;

  private final Database database;

  PostgresSeatStore(Database database) {
    this.database = database;
  }

  @Override
  public AddSeatsOutcome add(EventId event, TierId tier, List<Seat> seats) {
    return database.inLongTransaction(
        handle -> {
          OptionalInt capacity = lock(handle, event, tier);
          OptionalLong before = Effects.before(handle, "add-seats");
          if (before.isPresent()) {
            return new AddSeatsOutcome.Added((int) before.getAsLong());
          }
          if (capacity.isEmpty()) {
            return new AddSeatsOutcome.OverCapacity(0);
          }
          int known = Math.min(firstRepeated(seats), firstKnown(handle, event, seats));
          if (known < seats.size()) {
            return new AddSeatsOutcome.SeatExists(seats.get(known).label());
          }
          if (inTier(handle, event, tier) + seats.size() > capacity.getAsInt()) {
            return new AddSeatsOutcome.OverCapacity(capacity.getAsInt());
          }
          for (int i = 0; i < seats.size(); i += ADDED_AT_ONCE) {
            insert(
                handle, event, tier, seats.subList(i, Math.min(seats.size(), i + ADDED_AT_ONCE)));
          }
          Effects.note(handle, "add-seats", seats.size());
          return new AddSeatsOutcome.Added(seats.size());
        });
  }

  @Override
  public List<SeatUnit> page(EventId event, @Nullable UnitStatus status, PageRequest page) {
    return database.run(
        handle ->
            SQL.query(handle, "page")
                .bind("event", event.value())
                .bind("status", status == null ? null : status.name())
                .bind("size", page.size())
                .bind("offset", page.offset())
                .map((row, context) -> seat(row))
                .list());
  }

  @Override
  public long count(EventId event, @Nullable UnitStatus status) {
    return database.run(
        handle ->
            SQL.query(handle, "count")
                .bind("event", event.value())
                .bind("status", status == null ? null : status.name())
                .map((row, context) -> row.getLong("total"))
                .one());
  }

  /** The tier's capacity; empty if the event has no such tier. */
  private static OptionalInt lock(Handle handle, EventId event, TierId tier) {
    Sale.lock(handle, event);
    return SQL
        .query(handle, "lockTiers")
        .bind("event", event.value())
        .map(
            (row, context) -> new Room(new TierId(Columns.uuid(row, "id")), row.getInt("capacity")))
        .list()
        .stream()
        .filter(room -> room.tier().equals(tier))
        .mapToInt(Room::capacity)
        .findFirst();
  }

  /** Where the list first names a seat again; its size if nowhere. */
  private static int firstRepeated(List<Seat> seats) {
    Set<List<String>> named = new HashSet<>();
    return IntStream.range(0, seats.size())
        .filter(i -> !named.add(name(seats.get(i))))
        .findFirst()
        .orElse(seats.size());
  }

  private static List<String> name(Seat seat) {
    return List.of(seat.section(), seat.row(), seat.number());
  }

  /** Where the list first names a seat that the event has; its size if nowhere. */
  private static int firstKnown(Handle handle, EventId event, List<Seat> seats) {
    return bind(SQL.query(handle, "known"), event, seats)
        .map((row, context) -> row.getInt("first") - 1)
        .findOne()
        .orElse(seats.size());
  }

  private static long inTier(Handle handle, EventId event, TierId tier) {
    return SQL.query(handle, "inTier")
        .bind("event", event.value())
        .bind("tier", tier.value())
        .map((row, context) -> row.getLong("units"))
        .one();
  }

  private static void insert(Handle handle, EventId event, TierId tier, List<Seat> seats) {
    bind(SQL.update(handle, "insert"), event, seats)
        .bind("tier", tier.value())
        .bindArray("prices", Long.class, seats.stream().map(Seat::priceMinor).toArray())
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, EventId event, List<Seat> seats) {
    return statement
        .bind("event", event.value())
        .bindArray("sections", String.class, seats.stream().map(Seat::section).toList())
        .bindArray("rows", String.class, seats.stream().map(Seat::row).toList())
        .bindArray("numbers", String.class, seats.stream().map(Seat::number).toList());
  }

  private static SeatUnit seat(ResultSet row) throws SQLException {
    return new SeatUnit(
        new UnitId(Columns.uuid(row, "unit_id")),
        new TierId(Columns.uuid(row, "tier_id")),
        Columns.text(row, "section"),
        Columns.text(row, "seat_row"),
        Columns.text(row, "number"),
        row.getLong("price_minor"),
        Columns.literal(row, "state", UnitStatus.class));
  }

  private record Room(TierId tier, int capacity) {}
}
