package io.fairqueue.domain;

/** Why a claim gave its units back. */
public enum ReleaseReason {
  EXPIRED,
  CUSTOMER,
  PAYMENT_FAILED,
  EVENT_CANCELLED,
  /** Its fan took another one instead, with the same admission. */
  REPLACED;

  /** Whether its fan gave it back: then money that comes for it goes back too. */
  public boolean isByFan() {
    return this == CUSTOMER || this == REPLACED;
  }
}
