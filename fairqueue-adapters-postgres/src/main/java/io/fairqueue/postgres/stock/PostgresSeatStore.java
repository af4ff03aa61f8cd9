package io.fairqueue.postgres.stock;

import static java.util.Objects.requireNonNullElse;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.PriceRange;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.SeatPlace;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.SectionStock;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitStatus;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.PlannedSeat;
import io.fairqueue.port.SeatChange;
import io.fairqueue.port.SeatPlan;
import io.fairqueue.port.SeatStore;
import io.fairqueue.port.SeatStore.AddSeatsOutcome;
import io.fairqueue.port.SeatStore.ChangeSeatOutcome;
import io.fairqueue.port.SeatStore.ImportOutcome;
import io.fairqueue.postgres.operation.Effects;
import io.fairqueue.postgres.sql.BinaryArray;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Seats, in {@code seats} and {@code unit_blocks}. Adding some locks the event against changes and
 * then its tiers, so that seats are added by one at a time while holds go on.
 */
public final class PostgresSeatStore implements SeatStore {

  private static final Statements SQL = new Statements(PostgresSeatStore.class);

  /** So that each step stays inside the time that a statement has. */
  static final int ADDED_AT_ONCE = 2_000;

  private final Database database;

  public PostgresSeatStore(Database database) {
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
          OfTier present = ofTier(handle, event, tier);
          if (present.seats() + seats.size() > capacity.getAsInt()) {
            return new AddSeatsOutcome.OverCapacity(capacity.getAsInt());
          }
          List<Integer> unitNos = present.next(seats.size());
          for (int i = 0; i < seats.size(); i += ADDED_AT_ONCE) {
            int end = Math.min(seats.size(), i + ADDED_AT_ONCE);
            insert(handle, event, tier, unitNos.subList(i, end), free(tier, seats.subList(i, end)));
          }
          Blocks blocks = new Blocks(handle, event).lock(unitNos);
          blocks.add(tier, unitNos);
          blocks.write();
          Effects.note(handle, "add-seats", seats.size());
          return new AddSeatsOutcome.Added(seats.size());
        });
  }

  @Override
  public ImportOutcome importSeats(EventId event, SeatPlan plan) {
    SeatImport seats = new SeatImport(event, plan);
    return database.inLongTransaction(
        handle -> {
          Map<TierId, Integer> capacities =
              lockTiers(handle, event).stream()
                  .collect(Collectors.toMap(Room::tier, Room::capacity));
          OptionalLong before = Effects.before(handle, "import-seats");
          if (before.isPresent()) {
            return new ImportOutcome.Imported((int) before.getAsLong());
          }
          return seats.run(handle, capacities);
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

  @Override
  public List<SectionStock> sections(EventId event) {
    return database.run(
        handle ->
            SQL.query(handle, "sections")
                .bind("event", event.value())
                .map(
                    (row, context) ->
                        new SectionStock(
                            Columns.text(row, "name"),
                            row.getLong("seats"),
                            row.getLong("free"),
                            row.getLong("price_min"),
                            row.getLong("price_max")))
                .list());
  }

  @Override
  public List<SeatUnit> section(EventId event, String section) {
    return database.run(
        handle ->
            SQL.query(handle, "section")
                .bind("event", event.value())
                .bind("section", SeatPlace.sectionKey(section))
                .map((row, context) -> seat(row))
                .list());
  }

  @Override
  public Map<TierId, PriceRange> prices(EventId event) {
    return database.run(
        handle ->
            SQL.query(handle, "prices")
                .bind("event", event.value())
                .reduceRows(
                    new HashMap<>(),
                    (prices, row) -> {
                      prices.put(
                          new TierId(row.getColumn("tier_id", UUID.class)),
                          new PriceRange(
                              row.getColumn("price_min", Long.class),
                              row.getColumn("price_max", Long.class)));
                      return prices;
                    }));
  }

  @Override
  public List<SeatUnit> named(EventId event, Collection<UnitId> units) {
    return database.run(
        handle ->
            SQL.query(handle, "named")
                .bind("event", event.value())
                .bind("units", BinaryArray.uuids(List.copyOf(units), UnitId::value))
                .map((row, context) -> seat(row))
                .list());
  }

  private static List<Room> lockTiers(Handle handle, EventId event) {
    Sale.lock(handle, event);
    return SQL.query(handle, "add.1-lockTiers")
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
        (handle, seat, blocks) -> {
          SeatUnit before = seat.seat();
          Seat after = change.applyTo(before.section(), before.row(), before.number());
          SeatPlace place = SeatPlace.of(before.section(), before.row(), before.number());
          if (!isSame(place, after.place()) && firstKnown(handle, event, List.of(after)) == 0) {
            return new ChangeSeatOutcome.SeatExists(after.label());
          }
          boolean wasBlocked = before.status() == UnitStatus.BLOCKED;
          boolean isBlocked = requireNonNullElse(change.blocked(), wasBlocked);
          write(handle, unit, after, change, isBlocked);
          if (isBlocked) {
            blocks.remove(List.of(seat.unitNo()));
          } else {
            blocks.add(before.tierId(), List.of(seat.unitNo()));
          }
          return new ChangeSeatOutcome.Done(find(handle, event, unit).orElseThrow().seat());
        });
  }

  @Override
  public ChangeSeatOutcome remove(EventId event, UnitId unit) {
    return withSeat(
        event,
        unit,
        (handle, seat, blocks) -> {
          SQL.update(handle, "remove").bind("unit", unit.value()).execute();
          blocks.remove(List.of(seat.unitNo()));
          return new ChangeSeatOutcome.Done(seat.seat());
        });
  }

  /** With the seat's block locked, if nobody has the seat. */
  private ChangeSeatOutcome withSeat(EventId event, UnitId unit, SeatAct act) {
    return database.inTransaction(
        handle -> {
          lockTiers(handle, event);
          Blocks blocks = new Blocks(handle, event);
          find(handle, event, unit).ifPresent(seat -> blocks.lock(List.of(seat.unitNo())));
          // The holder of the block may have taken it.
          Optional<Numbered> seat = find(handle, event, unit);
          if (seat.isEmpty()) {
            return new ChangeSeatOutcome.NotFound();
          }
          return switch (seat.get().seat().status()) {
            case FREE, BLOCKED -> {
              ChangeSeatOutcome outcome = act.apply(handle, seat.get(), blocks);
              blocks.write();
              yield outcome;
            }
            case HELD, SOLD -> new ChangeSeatOutcome.Taken();
          };
        });
  }

  private static Optional<Numbered> find(Handle handle, EventId event, UnitId unit) {
    return SQL.query(handle, "find")
        .bind("event", event.value())
        .bind("unit", unit.value())
        .map((row, context) -> new Numbered(row.getInt("unit_no"), seat(row)))
        .findOne();
  }

  private static void write(
      Handle handle, UnitId unit, Seat after, SeatChange change, boolean isBlocked) {
    SeatPlace place = after.place();
    SQL.update(handle, "change")
        .bind("unit", unit.value())
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
        .bind("blocked", isBlocked)
        .execute();
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
    return keys(SQL.query(handle, "add.2-known"), seats.stream().map(Seat::place).toList())
        .bind("event", event.value())
        .map((row, context) -> row.getInt("first") - 1)
        .findOne()
        .orElse(seats.size());
  }

  static OfTier ofTier(Handle handle, EventId event, TierId tier) {
    return SQL.query(handle, "add.3-ofTier")
        .bind("event", event.value())
        .bind("tier", tier.value())
        .map(
            (row, context) ->
                new OfTier(row.getInt("slot"), row.getInt("seats"), row.getInt("last_number")))
        .one();
  }

  /** Seats of one tier that are for sale. */
  private static List<PlannedSeat> free(TierId tier, List<Seat> seats) {
    return seats.stream().map(seat -> new PlannedSeat(tier, seat, false)).toList();
  }

  /** Adds seats of one tier. */
  static void insert(
      Handle handle, EventId event, TierId tier, List<Integer> unitNos, List<PlannedSeat> planned) {
    List<Seat> seats = planned.stream().map(PlannedSeat::seat).toList();
    List<SeatPlace> places = seats.stream().map(Seat::place).toList();
    keys(SQL.update(handle, "add.4-insert"), places)
        .bind("event", event.value())
        .bind("tier", tier.value())
        .bindArray("unitNos", Integer.class, unitNos)
        .bind(
            "units", BinaryArray.uuids(unitNos, unitNo -> UnitNumbers.seatId(tier, unitNo).value()))
        .bindArray("sections", String.class, seats.stream().map(Seat::section).toList())
        .bindArray("rows", String.class, seats.stream().map(Seat::row).toList())
        .bindArray("numbers", String.class, seats.stream().map(Seat::number).toList())
        .bindArray("blocked", Boolean.class, planned.stream().map(PlannedSeat::blocked).toArray())
        .bindArray("prices", Long.class, seats.stream().map(Seat::priceMinor).toArray())
        .bindArray("rowOrders", String.class, places.stream().map(SeatPlace::rowOrder).toList())
        .bindArray("seatOrders", String.class, places.stream().map(SeatPlace::seatOrder).toList())
        .bindArray("ordinals", Integer.class, places.stream().map(SeatPlace::ordinal).toArray())
        .execute();
  }

  static <S extends SqlStatement<S>> S keys(S statement, List<SeatPlace> places) {
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

  private record Numbered(int unitNo, SeatUnit seat) {}

  /** Changes a seat that nobody has, and whose block is locked. */
  @FunctionalInterface
  private interface SeatAct {
    ChangeSeatOutcome apply(Handle handle, Numbered seat, Blocks blocks);
  }

  /** What a tier has before seats are added. */
  record OfTier(int slot, int seats, int lastNumber) {

    List<Integer> next(int count) {
      return IntStream.rangeClosed(lastNumber + 1, lastNumber + count)
          .mapToObj(number -> UnitNumbers.of(slot, number))
          .toList();
    }
  }
}
