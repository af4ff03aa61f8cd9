package io.fairqueue.postgres.payment;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.postgres.claim.ClaimRows;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Instant;
import java.util.Collection;
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

  boolean retry(PaymentId payment, Instant now) {
    return database.inTransaction(handle -> !retry(handle, payment, null, now).isEmpty());
  }

  /**
   * Asks again for what the gateway had refused.
   *
   * @param refunds null for all of the payment's
   */
  static List<Refund> retry(
      Handle handle, PaymentId payment, @Nullable Collection<RefundId> refunds, Instant now) {
    return SQL.query(handle, "retryRefund")
        .bind("payment", payment.value())
        .bindArray(
            "refunds",
            UUID.class,
            refunds == null ? null : refunds.stream().map(RefundId::value).toArray())
        .bind("now", now)
        .map(PaymentRows::refund)
        .list();
  }

  List<Refund> takeDue(Instant now, Instant nextTry, int limit) {
    return database.inTransaction(
        handle ->
            SQL.query(handle, "takeDueRefunds")
                .bind("now", now)
                .bind("nextTry", nextTry)
                .bind("limit", limit)
                .map(PaymentRows::refund)
                .list());
  }

  Optional<Money> succeeded(RefundId refund, Instant now) {
    return database.inTransaction(
        handle -> {
          Optional<ClaimId> claim =
              SQL.query(handle, "refundSucceeded.2-claim")
                  .bind("refund", refund.value())
                  .map((row, context) -> new ClaimId(Columns.uuid(row, "claim_id")))
                  .findOne();
          if (claim.isEmpty()) {
            return Optional.empty();
          }
          ClaimRows.lock(handle, claim.get());
          return succeeded(handle, refund, now);
        });
  }

  /** How much; empty if it was before. The caller holds the claim's lock. */
  static Optional<Money> succeeded(Handle handle, RefundId refund, Instant now) {
    Optional<PaidBack> paidBack =
        SQL.query(handle, "refundSucceeded.1-succeed")
            .bind("id", refund.value())
            .bind("now", now)
            .map(
                (row, context) ->
                    new PaidBack(
                        Columns.uuidOrNull(row, "claim_id"),
                        Columns.uuids(row, "units"),
                        Columns.money(row)))
            .findOne();
    paidBack.ifPresent(
        paid -> {
          if (paid.claim() != null) {
            Returns.giveBack(handle, List.of(paid.claim()), paid.units(), now);
          }
        });
    return paidBack.map(PaidBack::amount);
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

  /**
   * What a refund that was paid was for.
   *
   * @param claim that its payment had confirmed; null if it had confirmed none
   */
  private record PaidBack(@Nullable UUID claim, List<UUID> units, Money amount) {}
}
