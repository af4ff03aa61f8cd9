package io.fairqueue.http.export;

import io.fairqueue.domain.ListedPayment;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentMethod;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is told of payments. */
final class PaymentColumns {

  static final List<Column<ListedPayment>> ALL =
      List.of(
          of("payment_id", Payment::id),
          of("claim_id", payment -> payment.facts().claimId()),
          of("reference", payment -> payment.facts().reference()),
          of("external_id", payment -> payment.facts().externalId()),
          of("status", Payment::status),
          of("method", PaymentColumns::method),
          new Column<>("email", ListedPayment::email),
          of("amount_minor", payment -> payment.facts().amount().minor()),
          new Column<>("refunded_minor", ListedPayment::refundedMinor),
          of("currency", payment -> payment.facts().amount().currency().getCurrencyCode()),
          of("failure_reason", PaymentColumns::failure),
          of("created_at", payment -> payment.facts().createdAt()),
          of("updated_at", payment -> payment.facts().updatedAt()));

  private PaymentColumns() {}

  private static Column<ListedPayment> of(String name, Function<Payment, @Nullable Object> value) {
    return new Column<>(name, listed -> value.apply(listed.payment()));
  }

  private static @Nullable String method(Payment payment) {
    PaymentMethod method = payment.facts().method();
    return method == null ? null : method.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String failure(Payment payment) {
    return payment instanceof Payment.Failed failed ? failed.reason() : null;
  }
}
