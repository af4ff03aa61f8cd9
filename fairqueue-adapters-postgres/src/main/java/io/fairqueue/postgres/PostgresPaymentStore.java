package io.fairqueue.postgres;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.port.BeginOutcome;
import io.fairqueue.port.PaymentStore;
import io.fairqueue.port.PaymentView;
import io.fairqueue.port.RefundRequest;
import io.fairqueue.port.Settlement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * Payments and refunds, in {@code payments} and {@code refunds}. A claim's lock guards its payments
 * and their refunds too.
 */
final class PostgresPaymentStore implements PaymentStore {

  private static final Statements SQL = new Statements(PostgresPaymentStore.class);

  private final Database database;
  private final Settlements settlements;
  private final Refunds refunds;

  PostgresPaymentStore(Database database) {
    this.database = database;
    this.settlements = new Settlements(database);
    this.refunds = new Refunds(database);
  }

  @Override
  public BeginOutcome begin(
      PaymentId payment,
      ClaimId claim,
      String reference,
      @Nullable PaymentMethod method,
      int maxAttempts,
      Instant now) {
    return database.inTransaction(
        handle -> {
          if (!isPayable(handle, claim, now)) {
            return new BeginOutcome.NotPayable();
          }
          List<Payment> attempts = PaymentRows.ofClaim(handle, claim);
          for (Payment attempt : attempts) {
            if (attempt instanceof Payment.Live live) {
              return new BeginOutcome.AlreadyLive(live);
            }
          }
          if (attempts.size() >= maxAttempts) {
            return new BeginOutcome.NotPayable();
          }
          Payment begun =
              SQL.query(handle, "begin")
                  .bind("id", payment.value())
                  .bind("claim", claim.value())
                  .bind("attempt", attempts.size() + 1)
                  .bind("reference", reference)
                  .bind("method", method == null ? null : method.name())
                  .bind("now", now)
                  .map(PaymentRows::payment)
                  .one();
          return new BeginOutcome.Begun((Payment.Initializing) begun);
        });
  }

  @Override
  public boolean opened(
      PaymentId payment,
      String reference,
      String authorizationUrl,
      @Nullable String externalId,
      Instant now) {
    return database.inTransaction(
        handle ->
            isOne(
                SQL.update(handle, "opened")
                    .bind("id", payment.value())
                    .bind("reference", reference)
                    .bind("authorizationUrl", authorizationUrl)
                    .bind("externalId", externalId)
                    .bind("now", now)));
  }

  @Override
  public boolean unresolved(PaymentId payment, Instant now) {
    return database.inTransaction(
        handle ->
            isOne(SQL.update(handle, "unresolved").bind("id", payment.value()).bind("now", now)));
  }

  @Override
  public Settlement succeed(
      PaymentId payment,
      Money captured,
      @Nullable String externalId,
      RefundId refundIfDue,
      Instant now) {
    return settlements.settle(
        new Settlements.Captured(payment, captured, externalId, refundIfDue, now));
  }

  @Override
  public boolean fail(PaymentId payment, String reason, int maxAttempts, Instant now) {
    return database.inTransaction(
        handle -> {
          Optional<Payment> found = PaymentRows.find(handle, payment);
          if (found.isEmpty()) {
            return false;
          }
          ClaimId claim = found.get().facts().claimId();
          Optional<ClaimStatus> status = ClaimRows.lock(handle, claim);
          boolean failed =
              isOne(
                  SQL.update(handle, "fail")
                      .bind("id", payment.value())
                      .bind("reason", reason)
                      .bind("now", now));
          if (failed
              && status.equals(Optional.of(ClaimStatus.CLAIMED))
              && PaymentRows.ofClaim(handle, claim).size() >= maxAttempts) {
            ClaimRows.release(handle, List.of(claim.value()), ReleaseReason.PAYMENT_FAILED, now);
          }
          return failed;
        });
  }

  @Override
  public Optional<Payment> find(PaymentId id) {
    return database.run(handle -> PaymentRows.find(handle, id));
  }

  @Override
  public Optional<Payment> findByReference(String reference) {
    return database.run(
        handle ->
            SQL.query(handle, "findByReference")
                .bind("reference", reference)
                .map(PaymentRows::payment)
                .findOne());
  }

  @Override
  public List<Payment> ofClaim(ClaimId claim) {
    return database.run(handle -> PaymentRows.ofClaim(handle, claim));
  }

  private List<PaymentView> views(@Nullable UUID id, @Nullable UUID claim) {
    return database.run(
        handle ->
            SQL.query(handle, "view")
                .bind("id", id)
                .bind("claim", claim)
                .map(PaymentRows::view)
                .list());
  }

  @Override
  public List<Payment> stale(Instant before, int limit) {
    return database.run(
        handle ->
            SQL.query(handle, "stale")
                .bind("before", before)
                .bind("most", limit)
                .map(PaymentRows::payment)
                .list());
  }

  @Override
  public void touch(PaymentId payment, Instant now) {
    database.inTransaction(
        handle ->
            SQL.update(handle, "touch").bind("id", payment.value()).bind("now", now).execute());
  }

  @Override
  public Optional<PaymentView> view(PaymentId id) {
    return views(id.value(), null).stream().findFirst();
  }

  @Override
  public List<PaymentView> viewsOfClaim(ClaimId claim) {
    return views(null, claim.value());
  }

  @Override
  public RefundRequest requestRefund(ClaimId claim, RefundId refund, String reason, Instant now) {
    return refunds.request(claim, refund, reason, now);
  }

  @Override
  public int requestRefunds(EventId event, String reason, Instant now, int limit) {
    return refunds.requestAll(event, reason, now, limit);
  }

  @Override
  public boolean retryRefund(PaymentId payment, Instant now) {
    return refunds.retry(payment, now);
  }

  @Override
  public List<Refund> takeDueRefunds(Instant now, Instant nextTry, int limit) {
    return refunds.takeDue(now, nextTry, limit);
  }

  @Override
  public boolean refundSucceeded(RefundId refund, Instant now) {
    return refunds.succeeded(refund, now);
  }

  @Override
  public boolean refundFailed(RefundId refund, String reason, Instant now) {
    return refunds.failed(refund, reason, now);
  }

  private static boolean isPayable(Handle handle, ClaimId id, Instant now) {
    ClaimRows.lock(handle, id);
    return ClaimRows.find(handle, id)
        .filter(Claim.Claimed.class::isInstance)
        .filter(claim -> now.isBefore(claim.facts().expiresAt()))
        .isPresent();
  }

  private static boolean isOne(Update update) {
    return update.execute() == 1;
  }
}
