package io.fairqueue.claim;

/** What became of giving a claim back. */
public enum ReleaseResult {
  RELEASED,
  NOT_FOUND,
  FORBIDDEN,
  NOT_HELD,
  PAYMENT_IN_PROGRESS
}
