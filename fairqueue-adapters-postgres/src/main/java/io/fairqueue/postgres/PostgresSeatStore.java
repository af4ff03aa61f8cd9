package io.fairqueue.postgres;

import static java.util.Objects.requireNonNullElse;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.SeatPlace;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitStatus;
import io.fairqueue.port.AddSeatsOutcome;
import io.fairqueue.port.ChangeSeatOutcome;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.SeatChange;
import io.fairqueue.port.SeatStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
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

  private static List<Room> lockTiers(Handle handle, EventId event) {
    Sale.lock(handle, event);
    return SQL.query(handle, "lockTiers")
        .bind("event", event.value())
        .map(
            (row, context) -> new Room(new TierId(Columns.uuid(row, "id")), row.getInt("capacity")))
        .list();
  }

  /** The tier's capacity; empty if the event has no such tier. */
  private static OptionalInt lock(Handle handle, EventId event, TierId tier) {
    return lockTiers(handle, event).stream()
        .filter(room -> room.tier().equals(tier))
        .mapToInt(Room::capacity)
        .findFirst();
  }

  @Override
  public ChangeSeatOutcome change(EventId event, UnitId unit, SeatChange change) {
    return withSeat(
        event,
        unit,
        (handle, seat) -> {
          Seat after = change.applyTo(seat.section(), seat.row(), seat.number());
          SeatPlace before = SeatPlace.of(seat.section(), seat.row(), seat.number());
          if (!isSame(before, after.place()) && firstKnown(handle, event, List.of(after)) == 0) {
            return new ChangeSeatOutcome.SeatExists(after.label());
          }
          return new ChangeSeatOutcome.Done(write(handle, seat, after, change));
        });
  }

  @Override
  public ChangeSeatOutcome remove(EventId event, UnitId unit) {
    return withSeat(
        event,
        unit,
        (handle, seat) -> {
          SQL.update(handle, "remove").bind("unit", unit.value()).execute();
          return new ChangeSeatOutcome.Done(seat);
        });
  }

  private ChangeSeatOutcome withSeat(
      EventId event, UnitId unit, BiFunction<Handle, SeatUnit, ChangeSeatOutcome> act) {
    return database.inTransaction(
        handle -> {
          lockTiers(handle, event);
          Optional<SeatUnit> seat =
              SQL.query(handle, "lock")
                  .bind("event", event.value())
                  .bind("unit", unit.value())
                  .map((row, context) -> seat(row))
                  .findOne();
          if (seat.isEmpty()) {
            return new ChangeSeatOutcome.NotFound();
          }
          return switch (seat.get().status()) {
            case FREE, BLOCKED -> act.apply(handle, seat.get());
            case HELD, SOLD -> new ChangeSeatOutcome.Taken();
          };
        });
  }

  private static SeatUnit write(Handle handle, SeatUnit seat, Seat after, SeatChange change) {
    SeatPlace place = after.place();
    boolean blocked = requireNonNullElse(change.blocked(), seat.status() == UnitStatus.BLOCKED);
    return SQL.query(handle, "change")
        .bind("unit", seat.unitId().value())
        .bind("section", after.section())
        .bind("row", after.row())
        .bind("number", after.number())
        .bind("rowKey", place.rowKey())
        .bind("seatKey", place.seatKey())
        .bind("rowOrder", place.rowOrder())
        .bind("seatOrder", place.seatOrder())
        .bind("ordinal", place.ordinal())
        .bind("price", after.priceMinor())
        .bind("usualPrice", change.wantsUsualPrice())
        .bind("blocked", blocked)
        .map((row, context) -> seat(row))
        .one();
  }

  private static boolean isSame(SeatPlace one, SeatPlace other) {
    return one.rowKey().equals(other.rowKey()) && one.seatKey().equals(other.seatKey());
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
    SeatPlace place = seat.place();
    return List.of(place.rowKey(), place.seatKey());
  }

  /** Where the list first names a seat that the event has; its size if nowhere. */
  private static int firstKnown(Handle handle, EventId event, List<Seat> seats) {
    return keys(SQL.query(handle, "known"), seats.stream().map(Seat::place).toList())
        .bind("event", event.value())
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
    List<SeatPlace> places = seats.stream().map(Seat::place).toList();
    keys(SQL.update(handle, "insert"), places)
        .bind("event", event.value())
        .bind("tier", tier.value())
        .bindArray("sections", String.class, seats.stream().map(Seat::section).toList())
        .bindArray("rows", String.class, seats.stream().map(Seat::row).toList())
        .bindArray("numbers", String.class, seats.stream().map(Seat::number).toList())
        .bindArray("prices", Long.class, seats.stream().map(Seat::priceMinor).toArray())
        .bindArray("rowOrders", String.class, places.stream().map(SeatPlace::rowOrder).toList())
        .bindArray("seatOrders", String.class, places.stream().map(SeatPlace::seatOrder).toList())
        .bindArray("ordinals", Integer.class, places.stream().map(SeatPlace::ordinal).toArray())
        .execute();
  }

  private static <S extends SqlStatement<S>> S keys(S statement, List<SeatPlace> places) {
    return statement
        .bindArray("rowKeys", String.class, places.stream().map(SeatPlace::rowKey).toList())
        .bindArray("seatKeys", String.class, places.stream().map(SeatPlace::seatKey).toList());
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
