package io.fairqueue.postgres.stock;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.Seat;
import io.fairqueue.domain.SeatRow;
import io.fairqueue.domain.SeatRuns;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.postgres.sql.BinaryArray;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Named places, in {@code seats}, as holds see them. */
public final class Seats {

  private static final Statements SQL = new Statements(Seats.class);
  private static final int UNNUMBERED = -1;

  private Seats() {}

  /** Those of these seats that the event has. */
  public static List<Unit> byIds(Handle handle, EventId event, Collection<UnitId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return SQL.query(handle, "byIds")
        .bind("event", event.value())
        .bind("units", BinaryArray.uuids(ids, UnitId::value))
        .map(Seats::unit)
        .list();
  }

  /** The event's seats with these numbers, by number. */
  public static Map<Integer, Unit> byNumbers(
      Handle handle, EventId event, Collection<Integer> unitNos) {
    Map<Integer, Unit> seats = HashMap.newHashMap(unitNos.size());
    if (!unitNos.isEmpty()) {
      int[] numbers = unitNos.stream().mapToInt(Integer::intValue).toArray();
      SQL.query(handle, "byNumbers")
          .bind("event", event.value())
          .bind("units", BinaryArray.ints(List.of(numbers)))
          .map(Seats::unit)
          .forEach(unit -> seats.put(unit.unitNo(), unit));
    }
    return seats;
  }

  /** The free seats of a tier by their numbers, from which the best ones are taken. */
  public static SeatRuns<Integer> runs(
      Handle handle, EventId event, TierId tier, IntPredicate isFree) {
    SeatRuns<Integer> runs = new SeatRuns<>();
    SQL.query(handle, "rows")
        .bind("event", event.value())
        .bind("tier", tier.value())
        .map((row, context) -> row(row, isFree))
        .forEach(row -> row.addTo(runs));
    return runs;
  }

  private static SeatRow<Integer> row(ResultSet row, IntPredicate isFree) throws SQLException {
    int[] seats = Columns.ints(row, "seats");
    int[] ordinals = Columns.ints(row, "ordinals");
    SeatRow<Integer> chairs = new SeatRow<>();
    for (int i = 0; i < seats.length; i++) {
      chairs.add(seats[i], ordinals[i] == UNNUMBERED ? null : ordinals[i], isFree.test(seats[i]));
    }
    return chairs;
  }

  private static Unit unit(ResultSet row, StatementContext context) throws SQLException {
    Seat seat =
        new Seat(
            Columns.text(row, "section"),
            Columns.text(row, "seat_row"),
            Columns.text(row, "number"),
            row.getLong("price_minor"));
    return new Unit(
        row.getInt("unit_no"),
        new HeldUnit(
            new UnitId(Columns.uuid(row, "unit_id")),
            seat.label(),
            new TierId(Columns.uuid(row, "tier_id")),
            row.getLong("price_minor")));
  }
}
