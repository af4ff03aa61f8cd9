package io.fairqueue.http.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * How a payment shall end.
 *
 * @param outcome {@code success} or {@code failed}
 */
record CheckoutOutcome(@Nullable String outcome) {}
