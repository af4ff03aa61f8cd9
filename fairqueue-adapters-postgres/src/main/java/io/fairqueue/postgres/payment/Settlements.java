package io.fairqueue.postgres.payment;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.port.Capture;
import io.fairqueue.port.PaymentStore.Settlement;
import io.fairqueue.postgres.claim.ClaimRows;
import io.fairqueue.postgres.line.LineTurn;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import io.fairqueue.postgres.stock.Blocks;
import io.fairqueue.postgres.stock.Sale;
import io.fairqueue.postgres.ticket.TicketRows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Gives captured money its one effect:
 *
 * <ol>
 *   <li>Look whom it concerns. For a released claim lock the event against holds, and the line,
 *       since units may be taken.
 *   <li>Lock the claim. If it was released just now, begin again with those locks.
 *   <li>The payment succeeds; if it had before, that is all.
 *   <li>Confirm the claim, or take equal units for it, or ask for a refund.
 * </ol>
 */
final class Settlements {

  private static final Statements SQL = new Statements(PostgresPaymentStore.class);

  private final Database database;

  Settlements(Database database) {
    this.database = database;
  }

  Settlement settle(Captured captured) {
    Optional<Settlement> settled =
        database.inTransaction(handle -> settle(handle, captured, false));
    if (settled.isPresent()) {
      return settled.get();
    }
    EventId event =
        database.run(handle -> concerned(handle, captured)).map(Concerned::event).orElseThrow();
    return Blocks.healing(
        database,
        event,
        () -> database.inTransaction(handle -> settle(handle, captured, true)).orElseThrow());
  }

  private static Optional<Concerned> concerned(Handle handle, Captured captured) {
    return SQL.query(handle, "succeed.1-concerned")
        .bind("payment", captured.payment().value())
        .map(
            (row, context) ->
                new Concerned(
                    new ClaimId(Columns.uuid(row, "claim_id")),
                    new EventId(Columns.uuid(row, "event_id")),
                    Columns.literal(row, "status", ClaimStatus.class)))
        .findOne();
  }

  /** Empty when event and line have to be locked first. */
  private static Optional<Settlement> settle(Handle handle, Captured captured, boolean isLate) {
    Optional<Concerned> found = concerned(handle, captured);
    if (found.isEmpty()) {
      return Optional.of(new Settlement.UnknownPayment());
    }
    Concerned concerned = found.get();
    if (!isLate && concerned.status() == ClaimStatus.RELEASED) {
      return Optional.empty();
    }
    @Nullable Sale sale = isLate ? lockLine(handle, concerned.event()) : null;
    Optional<ClaimStatus> status = ClaimRows.lock(handle, concerned.claim());
    if (sale == null && status.equals(Optional.of(ClaimStatus.RELEASED))) {
      return Optional.empty();
    }
    return Optional.of(
        succeed(handle, captured.payment(), captured.capture().externalId(), captured.now())
            .map(paid -> effect(handle, captured, paid, concerned.claim(), sale))
            .orElseGet(() -> surplus(handle, captured)));
  }

  /** Empty if it had before. The caller holds the claim's lock. */
  static Optional<Payment> succeed(
      Handle handle, PaymentId payment, @Nullable String externalId, Instant now) {
    return SQL.query(handle, "succeed.2-succeed")
        .bind("id", payment.value())
        .bind("externalId", externalId)
        .bind("now", now)
        .map(PaymentRows::payment)
        .findOne();
  }

  /** The same money reported again, or other money for the same payment. */
  private static Settlement surplus(Handle handle, Captured captured) {
    @Nullable String reported = captured.capture().externalId();
    Payment payment = PaymentRows.find(handle, captured.payment()).orElseThrow();
    @Nullable String known = payment.facts().externalId();
    if (reported == null || reported.equals(known)) {
      return new Settlement.Already();
    }
    if (known == null) {
      SQL.update(handle, "succeed.surplus-identify")
          .bind("id", payment.id().value())
          .bind("externalId", reported)
          .execute();
      return new Settlement.Already();
    }
    return askRefund(
            handle,
            payment.id(),
            captured.refundIfDue(),
            reported,
            captured.capture().taken(),
            "paid twice",
            captured.now())
        .<Settlement>map(Settlement.RefundDue::new)
        .orElseGet(Settlement.Already::new);
  }

  private static Sale lockLine(Handle handle, EventId event) {
    Sale sale = Sale.lockAlone(handle, event).orElseThrow();
    LineTurn.hold(handle, event);
    return sale;
  }

  private static Settlement effect(
      Handle handle, Captured captured, Payment paid, ClaimId id, @Nullable Sale sale) {
    if (!captured.capture().asked().equals(paid.facts().amount())) {
      return askRefund(handle, captured, "wrong amount");
    }
    Optional<Claim.Confirmed> confirmed =
        switch (ClaimRows.find(handle, id).orElseThrow()) {
          case Claim.Claimed held -> confirm(handle, captured, held);
          case Claim.Released released -> confirmLate(handle, captured, released, sale);
          case Claim.Confirmed sold -> Optional.empty();
          case Claim.Refunded refunded -> Optional.empty();
        };
    return confirmed.isPresent()
        ? new Settlement.Confirmed(confirmed.get())
        : askRefund(handle, captured, "nothing left to sell");
  }

  /** What its fan gave back stays given back. */
  private static Optional<Claim.Confirmed> confirmLate(
      Handle handle, Captured captured, Claim.Released released, @Nullable Sale sale) {
    return released.reason().isByFan()
        ? Optional.empty()
        : LatePayment.confirm(
            handle, requireNonNull(sale), released, captured.payment(), captured.now());
  }

  private static Optional<Claim.Confirmed> confirm(
      Handle handle, Captured captured, Claim.Claimed held) {
    SQL.update(handle, "succeed.3-confirm")
        .bind("claim", held.id().value())
        .bind("payment", captured.payment().value())
        .bind("now", captured.now())
        .execute();
    TicketRows.issue(handle, List.of(held.id().value()));
    return Optional.of(held.confirm(Columns.timestamp(captured.now()).toInstant()));
  }

  private static Settlement askRefund(Handle handle, Captured captured, String reason) {
    return askRefund(
            handle,
            captured.payment(),
            captured.refundIfDue(),
            null,
            captured.capture().taken(),
            reason,
            captured.now())
        .map(Settlement.RefundDue::new)
        .orElseThrow();
  }

  /** Empty if it was asked for before. The caller holds the claim's lock. */
  static Optional<Refund> askRefund(
      Handle handle,
      PaymentId payment,
      RefundId id,
      @Nullable String capture,
      Money amount,
      String reason,
      Instant now) {
    return SQL.query(handle, "succeed.4-refund")
        .bind("id", id.value())
        .bind("payment", payment.value())
        .bind("capture", capture)
        .bind("amount", amount.minor())
        .bind("currency", amount.currency().getCurrencyCode())
        .bind("reason", reason)
        .bind("now", now)
        .map(PaymentRows::refund)
        .findOne();
  }

  /** What the gateway says that it took. */
  record Captured(PaymentId payment, Capture capture, RefundId refundIfDue, Instant now) {}

  private record Concerned(ClaimId claim, EventId event, ClaimStatus status) {}
}
