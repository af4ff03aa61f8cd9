package io.fairqueue.http.sandbox;

import io.fairqueue.domain.Money;
import java.time.Instant;

/**
 * A payment as the sandbox knows it.
 *
 * @param id its name in the sandbox's own books
 * @param changedAt when it was opened, paid, or failed
 */
record SandboxPayment(
    long id, String reference, Money amount, String payer, Status status, Instant changedAt) {

  enum Status {
    OPEN,
    PAID,
    FAILED,
    REFUNDED
  }
}
