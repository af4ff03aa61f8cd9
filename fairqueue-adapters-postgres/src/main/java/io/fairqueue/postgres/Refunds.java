package io.fairqueue.postgres;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.port.RefundRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Money on its way back, in {@code refunds}. */
final class Refunds {

  private static final Statements SQL = new Statements(PostgresPaymentStore.class);

  private final Database database;

  Refunds(Database database) {
    this.database = database;
  }

  RefundRequest request(ClaimId id, RefundId refund, String reason, boolean force, Instant now) {
    return database.inTransaction(
        handle -> {
          if (!ClaimRows.lock(handle, id).equals(Optional.of(ClaimStatus.CONFIRMED))) {
            return new RefundRequest.NotRefundable();
          }
          if (!force && isInside(handle, id)) {
            return new RefundRequest.CheckedIn();
          }
          Optional<Refund> asked =
              askBack(handle, List.of(id.value()), List.of(refund.value()), reason, now).stream()
                  .findFirst()
                  .or(() -> retry(handle, id.value(), null, now).stream().findFirst());
          return asked.isPresent()
              ? new RefundRequest.Requested(List.of(asked.get()))
              : paidNothing(handle, id);
        });
  }

  /** Whether a good ticket let somebody in; none will before this transaction ends. */
  private static boolean isInside(Handle handle, ClaimId id) {
    return SQL.query(handle, "usedTickets")
        .bind("claim", id.value())
        .map((row, context) -> row.getBoolean("used"))
        .list()
        .contains(true);
  }

  int requestAll(EventId event, String reason, Instant now, int limit) {
    return database.inTransaction(
        handle -> {
          List<UUID> sold =
              SQL.query(handle, "unrefunded")
                  .bind("event", event.value())
                  .bind("most", limit)
                  .map((row, context) -> Columns.uuid(row, "id"))
                  .list();
          if (!sold.isEmpty()) {
            List<UUID> ids = sold.stream().map(claim -> UUID.randomUUID()).toList();
            askBack(handle, sold, ids, reason, now);
          }
          return sold.size();
        });
  }

  /** For locked claims; who paid nothing is refunded, and not in the answer. */
  static List<Refund> askBack(
      Handle handle, List<UUID> claims, List<UUID> refunds, String reason, Instant now) {
    return SQL.query(handle, "askBack")
        .bindArray("claims", UUID.class, claims)
        .bindArray("refunds", UUID.class, refunds)
        .bind("reason", reason)
        .bind("now", now)
        .map(PaymentRows::refund)
        .list();
  }

  boolean retry(PaymentId payment, Instant now) {
    return database.inTransaction(handle -> !retry(handle, null, payment.value(), now).isEmpty());
  }

  private static List<Refund> retry(
      Handle handle, @Nullable UUID claim, @Nullable UUID payment, Instant now) {
    return SQL.query(handle, "retryRefund")
        .bind("claim", claim)
        .bind("payment", payment)
        .bind("now", now)
        .map(PaymentRows::refund)
        .list();
  }

  /** A claim that no refund was asked for: it was refunded now, or asked for before. */
  private static RefundRequest paidNothing(Handle handle, ClaimId id) {
    return ClaimRows.find(handle, id).orElseThrow() instanceof Claim.Refunded refunded
        ? new RefundRequest.NothingToPay(refunded)
        : new RefundRequest.NotRefundable();
  }

  List<Refund> takeDue(Instant now, Instant nextTry, int limit) {
    return database.inTransaction(
        handle ->
            SQL.query(handle, "takeDueRefunds")
                .bind("now", now)
                .bind("nextTry", nextTry)
                .bind("most", limit)
                .map(PaymentRows::refund)
                .list());
  }

  boolean succeeded(RefundId refund, Instant now) {
    return database.inTransaction(
        handle -> {
          Optional<ClaimId> claim =
              SQL.query(handle, "claimOfRefund")
                  .bind("refund", refund.value())
                  .map((row, context) -> new ClaimId(Columns.uuid(row, "claim_id")))
                  .findOne();
          if (claim.isEmpty()) {
            return false;
          }
          ClaimRows.lock(handle, claim.get());
          return succeeded(handle, refund, now);
        });
  }

  /** The caller holds the claim's lock. */
  static boolean succeeded(Handle handle, RefundId refund, Instant now) {
    return SQL.query(handle, "refundSucceeded")
        .bind("id", refund.value())
        .bind("now", now)
        .map((row, context) -> row.getLong("refunded") == 1)
        .one();
  }

  void putOff(RefundId refund, Instant nextTry) {
    database.inTransaction(
        handle ->
            SQL.update(handle, "putOffRefund")
                .bind("id", refund.value())
                .bind("nextTry", nextTry)
                .execute());
  }

  boolean accepted(RefundId refund, @Nullable String gatewayId, Instant nextTry) {
    return database.inTransaction(handle -> accepted(handle, refund, gatewayId, nextTry));
  }

  /** Due then; null leaves it as it is. */
  static boolean accepted(
      Handle handle, RefundId refund, @Nullable String gatewayId, @Nullable Instant nextTry) {
    return SQL.update(handle, "refundAccepted")
            .bind("id", refund.value())
            .bind("gatewayId", gatewayId)
            .bind("nextTry", nextTry)
            .execute()
        == 1;
  }

  boolean failed(RefundId refund, String reason, Instant now) {
    return database.inTransaction(handle -> failed(handle, refund, reason, now));
  }

  static boolean failed(Handle handle, RefundId refund, String reason, Instant now) {
    return SQL.update(handle, "refundFailed")
            .bind("id", refund.value())
            .bind("reason", reason)
            .bind("now", now)
            .execute()
        == 1;
  }
}
