package io.fairqueue.domain;

import org.jspecify.annotations.Nullable;

/**
 * A payment and whose it is, as the event's staff see them.
 *
 * @param refundedMinor how much of its own money is back
 * @param refund how its refunds stand, by the one to look at first: refused, under way, paid; null
 *     where there is none
 * @param name null where the fan gave none
 * @param email null once the account is deleted
 */
public record ListedPayment(
    Payment payment,
    long refundedMinor,
    @Nullable RefundStatus refund,
    @Nullable String name,
    @Nullable EmailAddress email) {

  /** Never an address: it stays out of logs. */
  @Override
  public String toString() {
    return "ListedPayment[" + payment.id() + "]";
  }
}
