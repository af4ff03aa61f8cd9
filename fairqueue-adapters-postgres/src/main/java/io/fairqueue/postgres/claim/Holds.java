package io.fairqueue.postgres.claim;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimFacts;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.Money;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.postgres.sql.BinaryArray;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Statements;
import io.fairqueue.postgres.stock.Sale;
import io.fairqueue.postgres.stock.Unit;
import io.fairqueue.postgres.ticket.TicketRows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The first and the last statement of holds: their admissions are locked, and they are written. */
final class Holds {

  private static final Statements SQL = new Statements(PostgresClaimStore.class);

  private Holds() {}

  /**
   * Locks the admissions of different fans; answers the requests whose admission is good and whose
   * fan may have one more claim, in their order.
   */
  static List<Asked> lockAdmissions(
      Handle handle, EventId event, Sale sale, List<HoldRequest> requests) {
    if (requests.isEmpty()) {
      return List.of();
    }
    return HoldCandidate.bind(
            SQL.query(handle, "hold.1-lockAdmissions"),
            event,
            sale,
            requests.stream().map(request -> HoldCandidate.of(request, sale)).toList())
        .map(
            (row, context) ->
                Map.entry(
                    row.getInt("ord"),
                    new Asked(
                        requests.get(row.getInt("ord") - 1),
                        row.getLong("number"),
                        Columns.instant(row, "admitted_at"))))
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Writes holds down whose admissions and units' blocks are locked. */
  static void write(Handle handle, EventId event, Sale sale, List<Hold> holds) {
    List<HoldRequest> requests = holds.stream().map(Hold::request).toList();
    long[] numbers = holds.stream().mapToLong(hold -> hold.asked().number()).toArray();
    List<Taken> taken = holds.stream().flatMap(Hold::taken).toList();
    List<HeldUnit> units = taken.stream().map(each -> each.unit().held()).toList();
    long used =
        SQL.query(handle, "hold.2-write")
            .bind("event", event.value())
            .bind("currency", sale.currency().getCurrencyCode())
            .bind("claims", BinaryArray.uuids(requests, r -> r.claim().value()))
            .bind("numbers", BinaryArray.longs(LongStream.of(numbers)))
            .bind("entries", BinaryArray.uuids(requests, r -> r.entry().value()))
            .bind("customers", BinaryArray.uuids(requests, r -> r.customer().value()))
            .bindArray("amounts", Long.class, each(holds, Hold::amount))
            .bind("ats", BinaryArray.instants(requests, HoldRequest::now))
            .bind("ends", BinaryArray.instants(requests, HoldRequest::expiresAt))
            .bind("takers", BinaryArray.uuids(taken, t -> t.claim().value()))
            .bindArray("positions", Integer.class, each(taken, Taken::position))
            .bindArray("unitNos", Integer.class, each(taken, each -> each.unit().unitNo()))
            .bind("units", BinaryArray.uuids(units, u -> u.unitId().value()))
            .bindArray("labels", String.class, each(units, HeldUnit::label))
            .bind("tiers", BinaryArray.uuids(units, u -> u.tierId().value()))
            .bindArray("prices", Long.class, each(units, HeldUnit::priceMinor))
            .map((row, context) -> row.getLong("used"))
            .one();
    if (used != holds.size()) {
      throw new StoreDataException("admissions that were locked are gone");
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

  /**
   * A request and the admission that it uses, which is locked.
   *
   * @param number of the admission, in its line
   * @param admittedAt when it began; null if it was used before, by a claim that is replaced
   */
  record Asked(HoldRequest request, long number, @Nullable Instant admittedAt) {}

  /** A request and the units that it gets. */
  record Hold(Asked asked, List<Unit> units) {

    HoldRequest request() {
      return asked.request();
    }

    long amount() {
      return units.stream().mapToLong(unit -> unit.held().priceMinor()).sum();
    }

    Stream<Taken> taken() {
      return IntStream.range(0, units.size())
          .mapToObj(i -> new Taken(request().claim(), i, units.get(i)));
    }

    /** The claim as {@link Holds#write} stores it. */
    HoldOutcome.Held outcome(Sale sale) {
      Money amount = new Money(amount(), sale.currency());
      Instant at = Columns.timestamp(request().now()).toInstant();
      Claim.Claimed claim =
          new Claim.Claimed(
              new ClaimFacts(
                  request().claim(),
                  request().event(),
                  request().customer(),
                  request().entry(),
                  units.stream().map(Unit::held).toList(),
                  amount,
                  at,
                  Columns.timestamp(request().expiresAt()).toInstant()));
      return new HoldOutcome.Held(amount.isFree() ? claim.confirm(at) : claim);
    }
  }

  /** A unit as one claim takes it. */
  private record Taken(ClaimId claim, int position, Unit unit) {}
}
