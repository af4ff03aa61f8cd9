package io.fairqueue.postgres;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimFacts;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.port.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.StoreDataException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** The statements of a hold, in the lock order: admissions, then units. */
final class Holds {

  private static final Statements SQL = new Statements(Holds.class);

  private Holds() {}

  /**
   * Locks the admissions of different fans; answers the requests whose admission is good and whose
   * fan may still claim, in their order.
   */
  static List<HoldRequest> lockAdmissions(
      Handle handle, EventId event, Sale sale, List<HoldRequest> requests) {
    if (requests.isEmpty()) {
      return List.of();
    }
    return Asker.bind(
            SQL.query(handle, "lockAdmissions"),
            event,
            requests.stream().map(request -> Asker.of(request, sale)).toList())
        .map((row, context) -> row.getInt("ord"))
        .stream()
        .sorted()
        .map(ord -> requests.get(ord - 1))
        .toList();
  }

  static List<Unit> pickFree(Handle handle, EventId event, Map<TierId, Long> counts) {
    return SQL.query(handle, "pickFree")
        .bind("event", event.value())
        .bindArray("tiers", UUID.class, counts.keySet().stream().map(TierId::value).toList())
        .bindArray("counts", Long.class, List.copyOf(counts.values()))
        .map(Holds::unit)
        .list();
  }

  static List<Unit> awaitFree(Handle handle, EventId event, Map<TierId, Long> counts) {
    List<Unit> units = new ArrayList<>();
    counts.forEach(
        (tier, count) ->
            SQL.query(handle, "awaitFree")
                .bind("event", event.value())
                .bind("tier", tier.value())
                .bind("count", count)
                .map(Holds::unit)
                .forEach(units::add));
    return units;
  }

  /** Every free unit of a tier, waiting for those that others are busy with. */
  static List<Unit> awaitAllFree(Handle handle, EventId event, TierId tier) {
    return awaitFree(handle, event, Map.of(tier, (long) Tier.MAX_CAPACITY));
  }

  static List<Unit> pickChosen(Handle handle, EventId event, List<UnitId> units) {
    return bindUnits(SQL.query(handle, "pickChosen"), event, units).map(Holds::unit).list();
  }

  static long known(Handle handle, EventId event, List<UnitId> units) {
    return bindUnits(SQL.query(handle, "known"), event, units)
        .map((row, context) -> row.getLong("known"))
        .one();
  }

  static boolean anyFree(Handle handle, EventId event) {
    return SQL.query(handle, "anyFree")
        .bind("event", event.value())
        .map((row, context) -> row.getBoolean("free"))
        .one();
  }

  /** How many units of a tier are free; where there are many, at least {@code most}. */
  static long countFree(Handle handle, EventId event, TierId tier, int most) {
    return SQL.query(handle, "countFree")
        .bind("event", event.value())
        .bind("tier", tier.value())
        .bind("most", most)
        .map((row, context) -> row.getLong("free"))
        .one();
  }

  /** Writes holds down whose admissions and units are locked. */
  static void write(Handle handle, EventId event, Sale sale, List<Hold> holds) {
    List<HoldRequest> requests = holds.stream().map(Hold::request).toList();
    List<Taken> taken = holds.stream().flatMap(Hold::taken).toList();
    List<HeldUnit> units = taken.stream().map(Taken::unit).toList();
    boolean isWhole =
        SQL.query(handle, "write")
            .bind("event", event.value())
            .bind("currency", sale.currency().getCurrencyCode())
            .bind("claims", BinaryArray.uuids(requests, r -> r.claim().value()))
            .bind("entries", BinaryArray.uuids(requests, r -> r.entry().value()))
            .bind("customers", BinaryArray.uuids(requests, r -> r.customer().value()))
            .bindArray("amounts", Long.class, each(holds, Hold::amount))
            .bind("ats", BinaryArray.instants(requests, HoldRequest::now))
            .bind("ends", BinaryArray.instants(requests, HoldRequest::expiresAt))
            .bind("takers", BinaryArray.uuids(taken, t -> t.claim().value()))
            .bindArray("positions", Integer.class, each(taken, Taken::position))
            .bindArray("states", String.class, each(taken, Taken::state))
            .bind("units", BinaryArray.uuids(units, u -> u.unitId().value()))
            .bindArray("labels", String.class, each(units, HeldUnit::label))
            .bind("tiers", BinaryArray.uuids(units, u -> u.tierId().value()))
            .bindArray("prices", Long.class, each(units, HeldUnit::priceMinor))
            .map(
                (row, context) ->
                    row.getLong("used") == holds.size() && row.getLong("taken") == taken.size())
            .one();
    if (!isWhole) {
      throw new StoreDataException("admissions or units that were locked are gone");
    }
    issueTickets(handle, holds);
  }

  /** Of holds that cost nothing, and so are sold. */
  static void issueTickets(Handle handle, List<Hold> holds) {
    List<UUID> sold =
        holds.stream()
            .filter(hold -> hold.amount() == 0)
            .map(hold -> hold.request().claim().value())
            .toList();
    if (!sold.isEmpty()) {
      TicketRows.issue(handle, sold);
    }
  }

  private static <T, V> List<V> each(List<T> things, Function<T, V> value) {
    return things.stream().map(value).toList();
  }

  private static Query bindUnits(Query query, EventId event, List<UnitId> units) {
    return query
        .bind("event", event.value())
        .bindArray("units", UUID.class, units.stream().map(UnitId::value).toList());
  }

  static Unit unit(ResultSet row, StatementContext context) throws SQLException {
    return new Unit(
        row.getInt("unit_no"),
        new HeldUnit(
            new UnitId(Columns.uuid(row, "unit_id")),
            Columns.text(row, "label"),
            new TierId(Columns.uuid(row, "tier_id")),
            row.getLong("price_minor")));
  }

  /** A free unit that this transaction has locked. */
  record Unit(int unitNo, HeldUnit held) {}

  /** A request and the units that it gets. */
  record Hold(HoldRequest request, List<HeldUnit> units) {

    long amount() {
      return units.stream().mapToLong(HeldUnit::priceMinor).sum();
    }

    Stream<Taken> taken() {
      String state = amount() == 0 ? "SOLD" : "HELD";
      return IntStream.range(0, units.size())
          .mapToObj(i -> new Taken(request.claim(), i, units.get(i), state));
    }

    /** The claim as {@link Holds#write} stores it. */
    HoldOutcome.Held outcome(Sale sale) {
      Money amount = new Money(amount(), sale.currency());
      Instant at = Columns.timestamp(request.now()).toInstant();
      Claim.Claimed claim =
          new Claim.Claimed(
              new ClaimFacts(
                  request.claim(),
                  request.event(),
                  request.customer(),
                  request.entry(),
                  List.copyOf(units),
                  amount,
                  at,
                  Columns.timestamp(request.expiresAt()).toInstant()));
      return new HoldOutcome.Held(amount.isFree() ? claim.confirm(at) : claim);
    }
  }

  /** A unit as one claim takes it. */
  private record Taken(ClaimId claim, int position, HeldUnit unit, String state) {}
}
