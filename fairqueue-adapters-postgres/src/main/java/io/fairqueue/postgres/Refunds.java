package io.fairqueue.postgres;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Money on its way back, in {@code refunds}. */
final class Refunds {

  private static final Statements SQL = new Statements(PostgresPaymentStore.class);

  private final Database database;

  Refunds(Database database) {
    this.database = database;
  }

  Optional<Refund> of(PaymentId payment) {
    return database.run(
        handle ->
            SQL.query(handle, "refundOf")
                .bind("payment", payment.value())
                .map(PaymentRows::refund)
                .findOne());
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
          return SQL.query(handle, "refundSucceeded")
              .bind("id", refund.value())
              .bind("now", now)
              .map((row, context) -> row.getLong("refunded") == 1)
              .one();
        });
  }

  boolean failed(RefundId refund, String reason, Instant now) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "refundFailed")
                    .bind("id", refund.value())
                    .bind("reason", reason)
                    .bind("now", now)
                    .execute()
                == 1);
  }
}
