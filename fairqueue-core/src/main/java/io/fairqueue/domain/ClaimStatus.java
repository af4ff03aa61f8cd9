package io.fairqueue.domain;

/** A claim's state as it is stored and sent. */
public enum ClaimStatus {
  CLAIMED,
  CONFIRMED,
  RELEASED,
  REFUNDED
}
