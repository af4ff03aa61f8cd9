package io.fairqueue.http.payments;

import org.jspecify.annotations.Nullable;

/** How a fan wants to pay; the gateway asks where that is left open. */
record PaymentRequest(@Nullable String method) {}
