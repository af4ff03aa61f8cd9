package io.fairqueue.postgres.payment;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundNews;
import io.fairqueue.port.RefundNewsOutcome;
import io.fairqueue.postgres.claim.ClaimRows;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Gives what a gateway tells of refunds its effect, under the claim's lock:
 *
 * <ol>
 *   <li>Find the refund that the news is about; see {@link RefundNews#match}.
 *   <li>If it was made at the gateway, write it down as if it had been asked for here: the tickets
 *       of the claim that this money had confirmed are void. Money that we had not heard of counts
 *       as captured, and as going back.
 *   <li>The refund goes on.
 * </ol>
 */
final class ReportedRefunds {

  private static final Statements SQL = new Statements(PostgresPaymentStore.class);

  private final Database database;

  ReportedRefunds(Database database) {
    this.database = database;
  }

  Effect apply(PaymentId payment, RefundNews news, RefundId ifOutside, Instant now) {
    return database.inTransaction(
        handle -> {
          Optional<Payment> known = PaymentRows.find(handle, payment);
          if (known.isEmpty()) {
            return Effect.none(RefundNewsOutcome.UNKNOWN_PAYMENT);
          }
          ClaimRows.lock(handle, known.get().facts().claimId());
          Payment locked = PaymentRows.find(handle, payment).orElseThrow();
          List<Refund> refunds =
              SQL.query(handle, "applyRefundNews.2-refunds")
                  .bind("payment", payment.value())
                  .map(PaymentRows::refund)
                  .list();
          return switch (news.match(locked, refunds)) {
            case RefundNews.Match.Known one -> goOn(handle, one.refund().id(), news, now);
            case RefundNews.Match.Outside outside ->
                goOn(
                    handle,
                    keep(handle, locked, outside.amount(), news, ifOutside, now),
                    news,
                    now);
            case RefundNews.Match.Nothing nothing -> Effect.none(RefundNewsOutcome.ALREADY);
            case RefundNews.Match.Unclear unclear -> Effect.none(RefundNewsOutcome.UNCLEAR);
          };
        });
  }

  private static Effect goOn(Handle handle, RefundId refund, RefundNews news, Instant now) {
    return switch (news.state()) {
      case ACCEPTED ->
          Effect.of(
              Refunds.accepted(handle, refund, news.gatewayId(), null), Optional.empty(), false);
      case PAID -> {
        Optional<Money> back = Refunds.succeeded(handle, refund, now);
        yield Effect.of(back.isPresent(), back, false);
      }
      case FAILED -> {
        boolean failed = Refunds.failed(handle, refund, news.reason(), now);
        yield Effect.of(failed, Optional.empty(), failed);
      }
    };
  }

  private static RefundId keep(
      Handle handle, Payment payment, Money amount, RefundNews news, RefundId id, Instant now) {
    ClaimId claim = payment.facts().claimId();
    if (isSale(handle, payment, claim)) {
      Returns.requestRefund(
          handle, List.of(claim.value()), List.of(id.value()), null, news.reason(), now);
    } else {
      Settlements.succeed(handle, payment.id(), null, now);
      Settlements.askRefund(handle, payment.id(), id, null, amount, news.reason(), now);
    }
    SQL.update(handle, "applyRefundNews.3-markOutside")
        .bind("id", id.value())
        .bind("gatewayId", news.gatewayId())
        .bind("amount", amount.minor())
        .execute();
    return id;
  }

  private static boolean isSale(Handle handle, Payment payment, ClaimId claim) {
    return SQL.query(handle, "applyRefundNews.1-isSale")
        .bind("payment", payment.id().value())
        .bind("claim", claim.value())
        .map((row, context) -> row.getBoolean("sale"))
        .one();
  }

  /**
   * What became of the news.
   *
   * @param back money that went back by it
   * @param isRefusal whether the refund is refused by it
   */
  record Effect(RefundNewsOutcome outcome, Optional<Money> back, boolean isRefusal) {

    static Effect none(RefundNewsOutcome outcome) {
      return new Effect(outcome, Optional.empty(), false);
    }

    static Effect of(boolean changed, Optional<Money> back, boolean isRefusal) {
      return new Effect(
          changed ? RefundNewsOutcome.CHANGED : RefundNewsOutcome.ALREADY, back, isRefusal);
    }
  }
}
