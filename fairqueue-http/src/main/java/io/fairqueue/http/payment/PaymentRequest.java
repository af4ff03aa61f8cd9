package io.fairqueue.http.payment;

import org.jspecify.annotations.Nullable;

/**
 * How a fan wants to pay; the gateway asks where that is left open.
 *
 * @param restart starts a new attempt, whatever is open
 */
record PaymentRequest(@Nullable String method, @Nullable Boolean restart) {}
