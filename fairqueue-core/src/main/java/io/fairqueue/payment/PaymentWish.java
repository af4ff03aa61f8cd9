package io.fairqueue.payment;

import io.fairqueue.domain.PaymentMethod;
import org.jspecify.annotations.Nullable;

/**
 * How a fan wants to pay.
 *
 * @param method another one than the open payment's begins a new payment; null never does
 * @param restart ends the payment that is open, and begins a new one
 * @param returnUrl where a new payment's gateway sends the fan afterwards, below one of the event's
 *     return URLs; null for the usual place
 */
public record PaymentWish(
    @Nullable PaymentMethod method, boolean restart, @Nullable String returnUrl) {

  /** A payment by this method, or by whichever the gateway offers for null. */
  public static PaymentWish of(@Nullable PaymentMethod method) {
    return new PaymentWish(method, false, null);
  }
}
