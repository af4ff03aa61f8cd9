package io.fairqueue.domain;

/** A refund's state as it is stored and sent. */
public enum RefundStatus {
  PENDING,
  SUCCEEDED,
  FAILED
}
