package io.fairqueue.postgres.payment;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentFacts;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.PaymentMethod;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.RefundTrail;
import io.fairqueue.domain.UnitId;
import io.fairqueue.port.PaymentView;
import io.fairqueue.port.StalePayment;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads payments and refunds. */
final class PaymentRows {

  private static final Statements SQL = new Statements(PostgresPaymentStore.class);

  private PaymentRows() {}

  static Payment payment(ResultSet row, StatementContext context) throws SQLException {
    PaymentFacts facts = facts(row);
    return switch (Columns.literal(row, "status", PaymentStatus.class)) {
      case INITIALIZING -> new Payment.Initializing(facts);
      case PENDING -> new Payment.Pending(facts);
      case UNRESOLVED -> new Payment.Unresolved(facts);
      case SUCCEEDED -> new Payment.Succeeded(facts);
      case FAILED ->
          new Payment.Failed(
              facts, Columns.text(row, "failure_reason"), row.getBoolean("uses_attempt"));
      case REFUNDED -> new Payment.Refunded(facts);
    };
  }

  static Refund refund(ResultSet row, StatementContext context) throws SQLException {
    return refund(row, new PaymentId(Columns.uuid(row, "payment_id")), "");
  }

  static StalePayment stale(ResultSet row, StatementContext context) throws SQLException {
    return new StalePayment(
        (Payment.Live) payment(row, context), row.getInt("tries"), row.getBoolean("is_held"));
  }

  /** A payment with one of its refunds, whose columns begin with {@code refund_}, or with none. */
  static PaymentView view(ResultSet row, StatementContext context) throws SQLException {
    Payment payment = payment(row, context);
    return new PaymentView(
        payment,
        Columns.uuidOrNull(row, "refund_id") == null
            ? Optional.empty()
            : Optional.of(refund(row, payment.id(), "refund_")));
  }

  /** Joins what belongs to one payment, in the order of the rows. */
  static List<PaymentView> joined(List<PaymentView> rows) {
    Map<PaymentId, PaymentView> views = new LinkedHashMap<>();
    for (PaymentView row : rows) {
      views.merge(
          row.payment().id(),
          row,
          (one, other) ->
              new PaymentView(
                  one.payment(),
                  Stream.concat(one.refunds().stream(), other.refunds().stream()).toList()));
    }
    return List.copyOf(views.values());
  }

  private static Refund refund(ResultSet row, PaymentId payment, String prefix)
      throws SQLException {
    return new Refund(
        new RefundId(Columns.uuid(row, prefix + "id")),
        payment,
        Columns.text(row, "reference"),
        Columns.money(row, prefix),
        Columns.uuids(row, prefix + "units").stream().map(UnitId::new).toList(),
        Columns.text(row, prefix + "reason"),
        Columns.literal(row, prefix + "status", RefundStatus.class),
        row.getInt(prefix + "tries"),
        Columns.instant(row, prefix + "due_at"),
        new RefundTrail(
            Columns.textOrNull(row, prefix + "capture"),
            row.getBoolean(prefix + "outside"),
            row.getBoolean(prefix + "accepted"),
            Columns.textOrNull(row, prefix + "gateway_id")));
  }

  static Optional<Payment> find(Handle handle, PaymentId id) {
    return SQL.query(handle, "find").bind("id", id.value()).map(PaymentRows::payment).findOne();
  }

  /** Every attempt of a claim, newest first. */
  static List<Payment> ofClaim(Handle handle, ClaimId claim) {
    return SQL.query(handle, "ofClaim")
        .bind("claim", claim.value())
        .map(PaymentRows::payment)
        .list();
  }

  private static PaymentFacts facts(ResultSet row) throws SQLException {
    @Nullable String method = Columns.textOrNull(row, "method");
    return new PaymentFacts(
        new PaymentId(Columns.uuid(row, "id")),
        new ClaimId(Columns.uuid(row, "claim_id")),
        Columns.text(row, "reference"),
        Columns.money(row),
        method == null ? null : PaymentMethod.valueOf(method),
        Columns.textOrNull(row, "external_id"),
        Columns.textOrNull(row, "authorization_url"),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "updated_at"));
  }
}
