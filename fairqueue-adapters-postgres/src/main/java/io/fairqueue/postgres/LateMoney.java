package io.fairqueue.postgres;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.EventStatus;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.TierId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Money for a claim that was released: takes equal units if there are enough that nobody else was
 * promised. The caller has locked event, line and claim.
 */
final class LateMoney {

  private static final Statements SQL = new Statements(LateMoney.class);

  private LateMoney() {}

  /** The claim, confirmed on units of now; empty if the money must go back. */
  static Optional<Claim.Confirmed> confirm(
      Handle handle, Sale sale, Claim.Released claim, PaymentId payment, Instant now) {
    if (sale.status() == EventStatus.CANCELLED
        || sale.isOverAt(now)
        || !mayTake(handle, sale, claim, now)) {
      return Optional.empty();
    }
    Map<Integer, Holds.Unit> units = take(handle, claim);
    if (units.size() < claim.facts().units().size()) {
      return Optional.empty();
    }
    write(handle, claim, payment, units, now);
    TicketRows.issue(handle, List.of(claim.id().value()));
    return ClaimRows.find(handle, claim.id()).map(Claim.Confirmed.class::cast);
  }

  private static boolean mayTake(Handle handle, Sale sale, Claim.Released claim, Instant now) {
    return SQL.query(handle, "spare")
        .bind("event", claim.facts().eventId().value())
        .bind("customer", claim.facts().customerId().value())
        .bind("clock", sale.admissionClock(now))
        .bind("unitsPerAdmission", sale.maxUnitsPerClaim())
        .map(
            (row, context) ->
                !row.getBoolean("has_live_claim")
                    && row.getLong("spare") >= claim.facts().units().size())
        .one();
  }

  /** Locked units by their position in the claim: the same ones, else equal ones. */
  private static Map<Integer, Holds.Unit> take(Handle handle, Claim.Released claim) {
    Map<Integer, Holds.Unit> taken = same(handle, claim);
    Map<Kind, List<Integer>> missing = new HashMap<>();
    List<HeldUnit> held = claim.facts().units();
    for (int i = 0; i < held.size(); i++) {
      if (!taken.containsKey(i)) {
        Kind kind = new Kind(held.get(i).tierId(), held.get(i).priceMinor());
        missing.computeIfAbsent(kind, any -> new ArrayList<>()).add(i);
      }
    }
    List<UUID> not = taken.values().stream().map(unit -> unit.held().unitId().value()).toList();
    missing.forEach(
        (kind, positions) -> {
          List<Holds.Unit> found = equal(handle, claim, kind, not, positions.size());
          for (int i = 0; i < found.size(); i++) {
            taken.put(positions.get(i), found.get(i));
          }
        });
    return taken;
  }

  private static Map<Integer, Holds.Unit> same(Handle handle, Claim.Released claim) {
    Map<Integer, Holds.Unit> taken = new TreeMap<>();
    SQL.query(handle, "same")
        .bind("claim", claim.id().value())
        .bind("event", claim.facts().eventId().value())
        .map((row, context) -> Map.entry(row.getInt("position"), Holds.unit(row, context)))
        .forEach(each -> taken.put(each.getKey(), each.getValue()));
    return taken;
  }

  private static List<Holds.Unit> equal(
      Handle handle, Claim.Released claim, Kind kind, Collection<UUID> not, int count) {
    return SQL.query(handle, "equal")
        .bind("event", claim.facts().eventId().value())
        .bind("tier", kind.tier().value())
        .bind("price", kind.priceMinor())
        .bindArray("not", UUID.class, not)
        .bind("count", count)
        .map(Holds::unit)
        .list();
  }

  private static void write(
      Handle handle,
      Claim.Released claim,
      PaymentId payment,
      Map<Integer, Holds.Unit> units,
      Instant now) {
    Collection<Holds.Unit> inOrder = units.values();
    SQL.update(handle, "confirm")
        .bind("claim", claim.id().value())
        .bind("event", claim.facts().eventId().value())
        .bind("payment", payment.value())
        .bind("now", now)
        .bindArray("positions", Integer.class, List.copyOf(units.keySet()))
        .bindArray("unitNos", Integer.class, inOrder.stream().map(Holds.Unit::unitNo).toList())
        .bindArray(
            "units", UUID.class, inOrder.stream().map(u -> u.held().unitId().value()).toList())
        .bindArray("labels", String.class, inOrder.stream().map(u -> u.held().label()).toList())
        .execute();
  }

  /** What makes units equal. */
  private record Kind(TierId tier, long priceMinor) {}
}
