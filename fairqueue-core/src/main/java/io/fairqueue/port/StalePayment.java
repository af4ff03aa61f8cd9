package io.fairqueue.port;

import io.fairqueue.domain.Payment;

/**
 * A live payment to ask the gateway about.
 *
 * @param tries how often it was taken, this time included
 * @param isHeld whether its claim still holds units
 */
public record StalePayment(Payment.Live payment, int tries, boolean isHeld) {}
