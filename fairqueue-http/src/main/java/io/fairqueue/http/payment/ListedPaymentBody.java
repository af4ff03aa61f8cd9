package io.fairqueue.http.payment;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.ListedPayment;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.RefundStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to pay and whose it is, as the event's staff see them.
 *
 * @param refundedMinor how much of its own money is back
 * @param refundStatus how its refunds stand, by the one to look at first: refused, under way, paid;
 *     null where there is none
 * @param name null where the fan gave none
 * @param email null once the account is deleted
 */
record ListedPaymentBody(
    UUID paymentId,
    UUID claimId,
    String reference,
    @Nullable String method,
    @Nullable String externalId,
    PaymentStatus status,
    @Nullable String failureReason,
    @Nullable String name,
    @Nullable String email,
    long amountMinor,
    long refundedMinor,
    String currency,
    @Nullable RefundStatus refundStatus,
    Instant createdAt,
    Instant updatedAt) {

  static ListedPaymentBody of(ListedPayment listed) {
    Payment payment = listed.payment();
    var facts = payment.facts();
    return new ListedPaymentBody(
        facts.id().value(),
        facts.claimId().value(),
        facts.reference(),
        facts.method() == null ? null : Methods.write(facts.method()),
        facts.externalId(),
        payment.status(),
        payment instanceof Payment.Failed failed ? failed.reason() : null,
        listed.name(),
        Optional.ofNullable(listed.email()).map(EmailAddress::value).orElse(null),
        facts.amount().minor(),
        listed.refundedMinor(),
        facts.amount().currency().getCurrencyCode(),
        listed.refund(),
        facts.createdAt(),
        facts.updatedAt());
  }

  /** Never a name or an address: they stay out of logs. */
  @Override
  public String toString() {
    return "ListedPaymentBody[" + paymentId + "]";
  }
}
