package io.fairqueue.postgres.payment;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventStatus;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.postgres.claim.ClaimRows;
import io.fairqueue.postgres.sql.Statements;
import io.fairqueue.postgres.stock.Blocks;
import io.fairqueue.postgres.stock.Sale;
import io.fairqueue.postgres.stock.SaleTier;
import io.fairqueue.postgres.stock.Seats;
import io.fairqueue.postgres.stock.Unit;
import io.fairqueue.postgres.stock.UnitNumbers;
import io.fairqueue.postgres.ticket.TicketRows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Money for a claim that was released: takes equal units if there are enough that nobody else was
 * promised. The caller has locked the event against holds, the line and the claim.
 */
final class LatePayment {

  private static final Statements SQL = new Statements(PostgresPaymentStore.class);

  private LatePayment() {}

  /** The claim, confirmed on units of now; empty if the money must go back. */
  static Optional<Claim.Confirmed> confirm(
      Handle handle, Sale sale, Claim.Released claim, PaymentId payment, Instant now) {
    if (sale.status() == EventStatus.CANCELLED
        || sale.isOverAt(now)
        || !mayTake(handle, sale, claim, now)) {
      return Optional.empty();
    }
    Blocks blocks = new Blocks(handle, claim.facts().eventId());
    Map<Integer, Unit> units = take(handle, sale, claim, blocks);
    if (units.size() < claim.facts().units().size()) {
      return Optional.empty();
    }
    write(handle, claim, payment, units, now);
    blocks.write();
    TicketRows.issue(handle, List.of(claim.id().value()));
    return ClaimRows.find(handle, claim.id()).map(Claim.Confirmed.class::cast);
  }

  private static boolean mayTake(Handle handle, Sale sale, Claim.Released claim, Instant now) {
    return SQL.query(handle, "succeed.late-spare")
        .bind("event", claim.facts().eventId().value())
        .bind("customer", claim.facts().customerId().value())
        .bind("clock", sale.admissionClock(now))
        .bind("unitsPerAdmission", sale.maxUnitsPerClaim())
        .map(
            (row, context) ->
                row.getInt("live_claims") < sale.maxClaimsPerFan()
                    && row.getLong("spare") >= claim.facts().units().size())
        .one();
  }

  /** Units by their position in the claim: the same ones, else equal ones. */
  private static Map<Integer, Unit> take(
      Handle handle, Sale sale, Claim.Released claim, Blocks blocks) {
    List<HeldUnit> held = claim.facts().units();
    Map<Integer, Integer> numbers = held(handle, claim.id());
    held.stream()
        .map(unit -> sale.find(unit.tierId()))
        .flatMap(Optional::stream)
        .map(SaleTier::slot)
        .distinct()
        .sorted()
        .forEach(blocks::lockTier);
    Map<Integer, Unit> seats = Seats.byNumbers(handle, claim.facts().eventId(), numbers.values());
    Map<Integer, Unit> taken = new TreeMap<>();
    numbers.forEach(
        (position, unitNo) ->
            same(sale, held.get(position), unitNo, seats)
                .filter(unit -> blocks.isFree(unitNo))
                .ifPresent(unit -> take(blocks, taken, position, unit)));
    for (int position = 0; position < held.size(); position++) {
      if (!taken.containsKey(position)) {
        int missing = position;
        equal(sale, held.get(position), blocks)
            .ifPresent(unit -> take(blocks, taken, missing, unit));
      }
    }
    return taken;
  }

  private static void take(Blocks blocks, Map<Integer, Unit> taken, int position, Unit unit) {
    blocks.take(unit.unitNo());
    taken.put(position, unit);
  }

  /** The numbers of what the claim held, by position. */
  private static Map<Integer, Integer> held(Handle handle, ClaimId claim) {
    Map<Integer, Integer> numbers = new TreeMap<>();
    SQL.query(handle, "succeed.late-held")
        .bind("claim", claim.value())
        .map((row, context) -> Map.entry(row.getInt("position"), row.getInt("unit_no")))
        .forEach(each -> numbers.put(each.getKey(), each.getValue()));
    return numbers;
  }

  /** The very unit, if it is there and costs what it did. */
  private static Optional<Unit> same(
      Sale sale, HeldUnit held, int unitNo, Map<Integer, Unit> seats) {
    return sale.find(held.tierId())
        .filter(tier -> tier.slot() == UnitNumbers.slot(unitNo))
        .map(tier -> tier.isReserved() ? seats.get(unitNo) : tier.place(unitNo))
        .filter(unit -> unit.held().priceMinor() == held.priceMinor())
        .filter(unit -> !seats.containsKey(unitNo) || unit.held().unitId().equals(held.unitId()));
  }

  /** A place of the same general tier at the same price. */
  private static Optional<Unit> equal(Sale sale, HeldUnit held, Blocks blocks) {
    return sale.find(held.tierId())
        .filter(tier -> !tier.isReserved() && tier.priceMinor() == held.priceMinor())
        .flatMap(tier -> blocks.takeFirst(tier.slot(), 1).stream().findFirst().map(tier::place));
  }

  private static void write(
      Handle handle,
      Claim.Released claim,
      PaymentId payment,
      Map<Integer, Unit> units,
      Instant now) {
    Collection<Unit> inOrder = units.values();
    SQL.update(handle, "succeed.late-confirm")
        .bind("claim", claim.id().value())
        .bind("payment", payment.value())
        .bind("now", now)
        .bindArray("positions", Integer.class, List.copyOf(units.keySet()))
        .bindArray("unitNos", Integer.class, inOrder.stream().map(Unit::unitNo).toList())
        .bindArray(
            "units", UUID.class, inOrder.stream().map(u -> u.held().unitId().value()).toList())
        .bindArray("labels", String.class, inOrder.stream().map(u -> u.held().label()).toList())
        .execute();
  }
}
