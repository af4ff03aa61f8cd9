package io.fairqueue.domain;

/** Why a claim gave its units back. */
public enum ReleaseReason {
  EXPIRED,
  CUSTOMER,
  PAYMENT_FAILED,
  EVENT_CANCELLED
}
