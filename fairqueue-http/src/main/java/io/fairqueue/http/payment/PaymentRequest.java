package io.fairqueue.http.payment;

import io.fairqueue.payment.PaymentWish;
import org.jspecify.annotations.Nullable;

/**
 * How a fan wants to pay; the gateway asks where that is left open.
 *
 * @param restart starts a new attempt, whatever is open
 * @param returnUrl where the gateway sends the fan afterwards
 */
record PaymentRequest(
    @Nullable String method, @Nullable Boolean restart, @Nullable String returnUrl) {

  PaymentWish wish() {
    return new PaymentWish(Methods.read(method), Boolean.TRUE.equals(restart), returnUrl);
  }
}
