package io.fairqueue.http.sandbox;

/** How a payment ended. */
record CheckoutAnswer(String reference, SandboxPayment.Status status) {}
