package io.fairqueue.cli.payment;

import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.port.PaymentView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to pay a claim.
 *
 * @param refund how its money's way back stands; null where none was asked for
 */
public record PaymentRow(
    String paymentId,
    PaymentStatus status,
    @Nullable RefundStatus refund,
    long amountMinor,
    String currency,
    String reference,
    Instant createdAt) {

  public static PaymentRow of(PaymentView view) {
    var facts = view.payment().facts();
    return new PaymentRow(
        facts.id().toString(),
        view.payment().status(),
        view.refund().map(Refund::status).orElse(null),
        facts.amount().minor(),
        facts.amount().currency().getCurrencyCode(),
        facts.reference(),
        facts.createdAt());
  }
}
