package io.fairqueue.postgres.payment;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.UnitId;
import io.fairqueue.port.PaymentStore.RefundOutcome;
import io.fairqueue.postgres.claim.ClaimRows;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import io.fairqueue.postgres.stock.Units;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Units of sold claims on their way back. A unit is left as long as its ticket is good; then it is
 * in one refund, or was given back at once since it cost nothing.
 */
final class Returns {

  private static final Statements SQL = new Statements(PostgresPaymentStore.class);

  private final Database database;

  Returns(Database database) {
    this.database = database;
  }

  /**
   * @param units empty for all that are left, and those whose refund was refused
   */
  RefundOutcome request(
      ClaimId id, RefundId refund, Set<UnitId> units, String reason, boolean force, Instant now) {
    return database.inTransaction(
        handle -> {
          ClaimRows.lock(handle, id);
          return ClaimRows.find(handle, id)
              .filter(Claim.Confirmed.class::isInstance)
              .map(sold -> request(handle, sold, refund, units, reason, force, now))
              .orElseGet(RefundOutcome.NotRefundable::new);
        });
  }

  private static RefundOutcome request(
      Handle handle,
      Claim sold,
      RefundId id,
      Set<UnitId> units,
      String reason,
      boolean force,
      Instant now) {
    Set<UnitId> all =
        sold.facts().units().stream().map(HeldUnit::unitId).collect(Collectors.toSet());
    if (!all.containsAll(units)) {
      return new RefundOutcome.UnknownUnits();
    }
    Map<UnitId, Boolean> left = left(handle, sold.id());
    List<Refund> refused =
        refunds(handle, sold.id()).stream()
            .filter(refund -> refund.status() == RefundStatus.FAILED)
            .filter(refund -> units.isEmpty() || units.containsAll(refund.units()))
            .toList();
    Set<UnitId> fresh = new HashSet<>(units.isEmpty() ? left.keySet() : units);
    refused.forEach(refund -> refund.units().forEach(fresh::remove));
    if (!left.keySet().containsAll(fresh) || (fresh.isEmpty() && refused.isEmpty())) {
      return new RefundOutcome.NotRefundable();
    }
    if (!force && fresh.stream().anyMatch(unit -> Boolean.TRUE.equals(left.get(unit)))) {
      return new RefundOutcome.CheckedIn();
    }
    List<Refund> asked = new ArrayList<>();
    if (!refused.isEmpty()) {
      PaymentId payment = refused.getFirst().paymentId();
      asked.addAll(Refunds.retry(handle, payment, refused.stream().map(Refund::id).toList(), now));
    }
    if (!fresh.isEmpty()) {
      List<UUID> ids = fresh.stream().map(UnitId::value).toList();
      asked.addAll(
          requestRefund(handle, List.of(sold.id().value()), List.of(id.value()), ids, reason, now));
    }
    return asked.isEmpty()
        ? new RefundOutcome.NothingToPay(ClaimRows.find(handle, sold.id()).orElseThrow())
        : new RefundOutcome.Requested(asked);
  }

  int requestAll(EventId event, String reason, Instant now, int limit) {
    return database.inTransaction(
        handle -> {
          List<UUID> sold =
              SQL.query(handle, "requestRefunds")
                  .bind("event", event.value())
                  .bind("limit", limit)
                  .map((row, context) -> Columns.uuid(row, "id"))
                  .list();
          if (!sold.isEmpty()) {
            List<UUID> ids = sold.stream().map(claim -> UUID.randomUUID()).toList();
            requestRefund(handle, sold, ids, null, reason, now);
          }
          return sold.size();
        });
  }

  /**
   * Asks for units back of locked claims; what cost nothing is given back at once, and not in the
   * answer.
   *
   * @param units null for all that are left
   */
  static List<Refund> requestRefund(
      Handle handle,
      List<UUID> claims,
      List<UUID> refunds,
      @Nullable Collection<UUID> units,
      String reason,
      Instant now) {
    List<Refund> asked =
        SQL.query(handle, "requestRefund.3-request")
            .bindArray("claims", UUID.class, claims)
            .bindArray("refunds", UUID.class, refunds)
            .bindArray("units", UUID.class, units == null ? null : units.toArray())
            .bind("reason", reason)
            .bind("now", now)
            .map(PaymentRows::refund)
            .list();
    Set<UUID> paid = asked.stream().map(each -> each.id().value()).collect(Collectors.toSet());
    List<UUID> free = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      if (!paid.contains(refunds.get(i))) {
        free.add(claims.get(i));
      }
    }
    giveBack(handle, free, units, now);
    return asked;
  }

  /**
   * Makes units of locked claims free, but for those whose ticket let somebody in; with the last of
   * them the claim is refunded.
   *
   * @param units null for all
   */
  static void giveBack(
      Handle handle, Collection<UUID> claims, @Nullable Collection<UUID> units, Instant now) {
    if (!claims.isEmpty()) {
      Units.giveBackUnused(handle, claims, units);
      SQL.update(handle, "requestRefund.4-endSale")
          .bindArray("claims", UUID.class, claims)
          .bind("now", now)
          .execute();
    }
  }

  /** The units whose tickets are good, and whether they let somebody in; none will meanwhile. */
  private static Map<UnitId, Boolean> left(Handle handle, ClaimId claim) {
    Map<UnitId, Boolean> left = new HashMap<>();
    SQL.query(handle, "requestRefund.1-usedTickets")
        .bind("claim", claim.value())
        .map(
            (row, context) ->
                Map.entry(new UnitId(Columns.uuid(row, "unit_id")), row.getBoolean("used")))
        .forEach(each -> left.put(each.getKey(), each.getValue()));
    return left;
  }

  /** Those of the money that confirmed a claim. */
  private static List<Refund> refunds(Handle handle, ClaimId claim) {
    return SQL.query(handle, "requestRefund.2-refunds")
        .bind("claim", claim.value())
        .map(PaymentRows::refund)
        .list();
  }
}
