package io.fairqueue.domain;

/** A payment's state as it is stored and sent. */
public enum PaymentStatus {
  INITIALIZING,
  PENDING,
  UNRESOLVED,
  SUCCEEDED,
  FAILED,
  REFUNDED
}
